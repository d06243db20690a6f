"""Idempotent: what an editor has begun stays as it is, however often this runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from home.content_sets.yaml_reader import ContentMistakes
from home.starter.sets import SAMPLES, SETS, sets_there_are
from home.starter.site import StarterPagesExist, create_starter_site


class Command(BaseCommand):
    help = "Fills a new site with its first pages. Does nothing on a site that has begun: editors own what is there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--content",
            default="city-of-london,samples",
            help="a set of content and, after a comma, “samples”; without “samples” nothing is made up",
        )

    def handle(self, *args, **options):
        content, has_samples = chosen(options["content"])
        try:
            is_made = create_starter_site(content, has_samples=has_samples)
        except ContentMistakes as problem:
            lines = "\n".join(map(str, problem.mistakes))
            raise CommandError(f"{lines}\nNothing was made. Mend this, and run it again.") from problem
        except StarterPagesExist as problem:
            raise CommandError(
                f"This database already has other pages at the top: {problem}. "
                "Nothing was made. Use an empty database, or delete those pages first."
            ) from problem
        if not is_made:
            self.stdout.write("The site is already there. Nothing was changed.")
            return
        self.stdout.write("Made a group for each role, and the approval that everything public goes through.")
        for page in Page.objects.filter(depth__gt=1).order_by("path"):
            self.stdout.write(f"{'  ' * (page.depth - 2)}{page.title}")
        for model in get_snippet_models():
            count = model._default_manager.count()
            self.stdout.write(f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}")


def chosen(asked: str) -> tuple[Path, bool]:
    """The folder of the set that is asked for, and whether samples are."""
    names = [name.strip() for name in asked.split(",")]
    wanted = [name for name in names if name != SAMPLES]
    if not wanted:
        raise CommandError("Samples alone make no site. Write: --content city-of-london,samples")
    there = sets_there_are()
    if unknown := [name for name in wanted if name not in there]:
        raise CommandError(f"There is no set of content “{unknown[0]}”. There are: {', '.join([*there, SAMPLES])}.")
    if len(wanted) > 1:
        raise CommandError(f"A site begins with one set and not with {len(wanted)}. Choose one.")
    return SETS / wanted[0], SAMPLES in names
