from django.urls import path

from home.styleguide import styleguide

urlpatterns = [path("", styleguide, name="styleguide")]
