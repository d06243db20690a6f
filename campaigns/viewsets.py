from wagtail.admin.viewsets.chooser import ChooserViewSet

from campaigns.forms import PackFileForm
from campaigns.models import PackFile


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
    per_page = 20


pack_file_chooser = PackFileChooser("campaign_file_chooser")
