from django.urls import path

from support_services.confirm_views import confirm
from support_services.exit_sites import LEAVE_PATH
from support_services.quick_exit import leave

urlpatterns = [
    path(LEAVE_PATH.removeprefix("/"), leave, name="leave"),
    path("confirm/<str:token>/", confirm, name="confirm_numbers"),
]
