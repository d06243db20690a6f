from django.core.management.base import BaseCommand

from home.starter.best_answers import add_best_answers


class Command(BaseCommand):
    help = "Adds the best answers of search that this site does not have yet. Changes none that it has."

    def handle(self, *args, **options):
        added = add_best_answers()
        self.stdout.write(f"{len(added)} best answers added.")
