"""A response has the id of its own request only."""

from tests.processes import Server, ask


def test_an_answer_that_was_made_has_the_id_of_its_request(portal: Server) -> None:
    answer = ask(f"{portal.address}/nowhere-with-an-id/", X_Request_ID="abc-1")

    assert (answer.status, answer.headers["X-Request-ID"]) == (404, "abc-1")


def test_an_answer_that_was_kept_has_nobody_elses_id(portal: Server) -> None:
    path = "/findings/?theme=caseloads&sort=oldest"

    answers = [ask(f"{portal.address}{path}", X_Request_ID=f"abc-{n}") for n in range(20)]

    ids = [answer.headers.get("X-Request-ID") for answer in answers]
    assert ids[0] == "abc-0"
    assert all(found in (f"abc-{n}", None) for n, found in enumerate(ids))
    assert None in ids
    assert {answer.body for answer in answers} == {answers[0].body}
