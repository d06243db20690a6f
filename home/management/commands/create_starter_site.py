"""Idempotent: what an editor has begun stays as it is, however often this runs."""

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from home.starter.site import StarterPagesExist, create_starter_site

SETS = ("city-of-london", "samples")


class Command(BaseCommand):
    help = "Fills a new site with its first pages. Does nothing on a site that has begun: editors own what is there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--content",
            default=",".join(SETS),
            help="which sets, with commas between them; without “samples” nothing is made up",
        )

    def handle(self, *args, **options):
        wanted = options["content"].split(",")
        if unknown := [name for name in wanted if name not in SETS]:
            raise CommandError(f"There is no set of content “{unknown[0]}”. There are: {', '.join(SETS)}.")
        if "city-of-london" not in wanted:
            raise CommandError("Samples alone make no site. Write: --content city-of-london,samples")
        try:
            is_made = create_starter_site(has_samples="samples" in wanted)
        except StarterPagesExist as problem:
            raise CommandError(
                f"This database already has other pages at the top: {problem}. "
                "Nothing was made. Use an empty database, or delete those pages first."
            ) from problem
        if not is_made:
            self.stdout.write("The site is already there. Nothing was changed.")
            return
        self.stdout.write("Made the roles Editors, Moderators and Officers, and the approval every page goes through.")
        for page in Page.objects.filter(depth__gt=1).order_by("path"):
            self.stdout.write(f"{'  ' * (page.depth - 2)}{page.title}")
        for model in get_snippet_models():
            count = model._default_manager.count()
            self.stdout.write(f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}")
