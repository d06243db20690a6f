from django import forms
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import BaseChooseView, ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser
from wagtail.permission_policies import ModelPermissionPolicy

from campaigns.models import PackFile


class PackFileForm(forms.ModelForm):
    """A file for a pack. Refused at its field when it is not what it says; the name typed stays."""

    class Meta:
        model = PackFile
        fields = ["title", "file"]
        widgets = {"file": forms.FileInput}


class PackFileWidget(BaseChooser):
    """Shows the picture that was chosen."""

    template_name = "campaigns/admin/file_chooser.html"

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin/chosen-picture.js"])

    def get_value_data_from_instance(self, instance: PackFile) -> dict:
        return super().get_value_data_from_instance(instance) | {"picture": instance.admin_picture}

    def get_context(self, name, value_data, attrs) -> dict:
        return super().get_context(name, value_data, attrs) | {"picture": (value_data or {}).get("picture")}


class PictureColumn(Column):
    cell_template_name = "campaigns/admin/picture_cell.html"


class ShowsPictures(BaseChooseView):
    @property
    def columns(self) -> list[Column]:
        return [*super().columns, PictureColumn("picture", label="Picture", accessor="admin_picture")]


class ChoosePackFile(ShowsPictures, ChooseView):
    """The first list of files to choose."""


class ChoosePackFileResults(ShowsPictures, ChooseResultsView):
    """Further lists, as somebody searches."""


class PackFileChooser(ChooserViewSet):
    """Choose a campaign file, or add one, without leaving the edition."""

    model = PackFile
    icon = "doc-full"
    choose_one_text = "Choose or add a file"
    choose_another_text = "Choose another file"
    search_tab_label = "Files added before"
    creation_tab_label = "Add a file"
    create_action_label = "Add"
    create_action_clicked_label = "Adding …"
    creation_form_class = PackFileForm
    permission_policy = ModelPermissionPolicy(PackFile)
    per_page = 20
    base_widget_class = PackFileWidget
    choose_view_class = ChoosePackFile
    choose_results_view_class = ChoosePackFileResults


pack_file_chooser = PackFileChooser("campaign_file_chooser")
