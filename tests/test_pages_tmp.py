import pytest, re, gzip
from pathlib import Path
pytestmark = pytest.mark.django_db
@pytest.fixture
def hub(front_page):
    from support_services.models import SupportHubPage
    from support_services.starter.services import load_starter_services
    from support_services.starter.pages import create_support_pages
    hub = front_page.add_child(instance=SupportHubPage(title="Get support", slug="support"))
    load_starter_services(); create_support_pages(hub)
    return SupportHubPage.objects.get()
def test_pages(client, hub, django_assert_max_num_queries):
    from django.core.cache import cache
    from support_services.models import Service
    out=Path('/tmp/pages'); out.mkdir(exist_ok=True)
    n=Service.objects.get(reference='ndah').pk; k=Service.objects.get(reference='karma-nirvana').pk
    for u in ["", "panel/","card/","notes/","sources/",f"line/{n}/",f"line/{k}/","workplaces/","online/","family/"]:
        cache.clear()
        from django.test.utils import CaptureQueriesContext
        from django.db import connection
        with CaptureQueriesContext(connection) as c: r=client.get("/support/"+u)
        body=r.content.decode()
        print(u, r.status_code, len(c), len(body), len(gzip.compress(r.content)), r.headers.get("X-Next-Change"), r["Content-Type"], r.cookies)
        if u=="": 
            for q in c: print('   ', q['sql'][:160])
        (out/((u.strip('/').replace('/','-') or 'hub')+('' if u=="notes/" else '.html'))).write_text(body)
        if u=="notes/": print(body)
    r=client.post("/support/", {"a":"3","b":"5","c":"4"}); (out/'post.html').write_text(r.content.decode()); print(r.status_code)
    r=client.post("/support/", {"a":"x"*50000,"b":"\x00","zz":"1"}); print(r.status_code)
