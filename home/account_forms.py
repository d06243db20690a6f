"""The form of an account says of each role, in a sentence, what it may do."""

from django.contrib.auth.models import Group
from django.forms import CheckboxSelectMultiple, Form, ModelMultipleChoiceField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from home.roles import ADMINISTRATOR, ROLES

SENTENCES = {role.name: role.sentence for role in ROLES}
OF_THE_SITE = "A group of this site’s own. What it may do stands under Settings, Groups."


class RolesField(ModelMultipleChoiceField):
    widget = CheckboxSelectMultiple

    def label_from_instance(self, group: Group) -> SafeString:
        return format_html("<strong>{}</strong><br>{}", group.name, SENTENCES.get(group.name, OF_THE_SITE))


class RoleDescriptionsMixin(Form):
    groups = RolesField(
        Group.objects.order_by("name"), label="Roles", required=False, help_text="A person may have several."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_superuser" in self.fields:  # nobody takes it from herself
            self.fields["is_superuser"].help_text = ADMINISTRATOR


class NewAccountForm(RoleDescriptionsMixin, UserCreationForm):
    """Wagtail's, with the sentences."""


class AccountForm(RoleDescriptionsMixin, UserEditForm):
    """Wagtail's, with the sentences."""


class AccountViewSet(UserViewSet):
    def get_form_class(self, for_update: bool = False):
        return AccountForm if for_update else NewAccountForm
