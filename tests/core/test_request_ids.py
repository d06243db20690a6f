"""A log line names its request and nobody."""

import json
import logging

import pytest

from core.request_ids import JsonLines, RequestIdFilter, present


def test_an_answer_carries_the_name_the_web_server_gave(client):
    given = "0123456789abcdef" * 2
    assert client.get("/health/live", headers={"X-Request-ID": given})["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["", "someone@example.org", "<script>", "a" * 65])
def test_a_name_that_is_none_is_replaced(client, given):
    sent = client.get("/health/live", headers={"X-Request-ID": given})["X-Request-ID"]
    assert sent != given and len(sent) == 32


def test_a_line_says_where_a_fault_is_and_not_what_somebody_typed():
    token = present.set("f00d")
    try:
        raise ValueError("jane@example.org is not a date")
    except ValueError as problem:
        fault = (type(problem), problem, problem.__traceback__)
    record = logging.LogRecord("site", logging.ERROR, __file__, 1, "It broke", (), fault)
    RequestIdFilter().filter(record)
    present.reset(token)
    line = json.loads(JsonLines().format(record))
    assert (line["request"], line["error"], line["message"]) == ("f00d", "ValueError", "It broke")
    assert "test_request_ids.py" in line["where"][0] and "jane" not in str(line)
