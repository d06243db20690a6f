from django import forms
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from campaigns.models import PackFile


class PackFileForm(forms.ModelForm):
    """A file for a pack. Refused at its field when it is not what it says; the name typed stays."""

    class Meta:
        model = PackFile
        fields = ["title", "file"]
        widgets = {"file": forms.FileInput}


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


pack_file_chooser = PackFileChooser("campaign_file_chooser")
