from django.urls import path

from support_services.leaving import LEAVE_PATH, leave

urlpatterns = [
    path(LEAVE_PATH.removeprefix("/"), leave, name="leave"),
]
