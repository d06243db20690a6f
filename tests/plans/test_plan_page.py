"""A plan's page: what a visitor reads, and what it costs."""

import pytest


@pytest.mark.parametrize(
    "address", ["/", "/plans/", "/plans/2016-17/", "/plans/2016-17/violence/", "/papers/", "/papers/a-paper/"]
)
def test_every_page_answers_in_at_most_twelve_queries(client, plan, django_assert_max_num_queries, address):
    from django.core.cache import cache

    cache.clear()
    with django_assert_max_num_queries(12) as made:
        response = client.get(address)
    print(address, len(made))
    assert response.status_code == 200
