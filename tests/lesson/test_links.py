"""The one door for links: hostile and honest addresses, and what becomes of each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders.lesson.links import MOST, LinkError, address
from builders.lesson.read import read
from builders.problems import Problems

HOSTILE = {
    "": "L209",
    "example.org": "L209",
    "//example.org/a": "L209",
    "javascript:alert(1)": "L209",
    "JavaScript:alert(1)": "L209",
    "java\tscript:alert(1)": "L209",
    "\x01javascript:alert(1)": "L209",
    "vbscript:msgbox": "L209",
    "data:text/html;base64,AAAA": "L209",
    "file:///etc/passwd": "L209",
    "file://server/share/x.exe": "L209",
    "\\\\server\\share": "L209",
    "smb://server/share": "L209",
    "ftp://example.org/a": "L209",
    "ppaction://program?cmd=calc": "L209",
    "ms-word:ofe|u|http://example.org/a.docx": "L209",
    "search-ms:query=a": "L209",
    "tel:+77001234567": "L209",
    "http://example.org/a b": "L209",
    "http://example.org/\u00a0": "L209",
    "http://example.org/\u202egnp.exe": "L209",
    "http://example.org/a\nb": "L209",
    "http://example.org\\@evil.org": "L209",
    'http://example.org/"onclick="': "L209",
    "http://example.org/<script>": "L209",
    "http:": "L285",
    "http://": "L285",
    "http:///path": "L285",
    "http:example.org": "L285",
    "http://[bad": "L285",
    "http://[::1]/": "L285",
    "http://example.org:port/": "L285",
    "http://example.org:99999/": "L285",
    "http://-example.org/": "L285",
    "http://exa_mple.org/": "L285",
    "http://.example.org/": "L285",
    "http://example..org/": "L285",
    "http://localhost/": "L285",
    "http://2130706433/": "L285",
    "http://0x7f.0.0.1/": "L285",
    "http://127.1/": "L285",
    "http://ехаmple.com/": "L285",
    "http://xn--mple-43d3a6i.com/": "L285",
    f"http://{'a' * 64}.org/": "L285",
    f"http://{'a.' * 130}org/": "L285",
    "mailto:": "L285",
    "mailto:nobody": "L285",
    "mailto:a@b@example.org": "L285",
    "mailto:a@exаmple.org": "L285",
    "http://user:password@example.org/": "L284",
    "http://example.org@evil.org/": "L284",
    "https://@example.org/": "L284",
    "http://example.org/" + "a" * MOST: "L283",
    "http://example.org/" + "ә" * 600: "L283",
}
HONEST = {
    "http://example.org": "http://example.org",
    "HTTPS://Example.ORG/Path": "https://example.org/Path",
    "https://example.org:8080/a?b=c&d=e#f": "https://example.org:8080/a?b=c&d=e#f",
    "https://qazaqstan.gov.kz./": "https://qazaqstan.gov.kz./",
    "https://қазақ.қаз/": "https://xn--80aau21bd.xn--80ao21a/",
    "https://xn--80ao21a.xn--80ao21a/": "https://xn--80ao21a.xn--80ao21a/",
    "https://kk.wikipedia.org/wiki/Алаш": (
        "https://kk.wikipedia.org/wiki/%D0%90%D0%BB%D0%B0%D1%88"
    ),
    "https://example.org/a%20b": "https://example.org/a%20b",
    "https://example.org/100%": "https://example.org/100%25",
    "https://example.org/[1]": "https://example.org/%5B1%5D",
    "http://192.168.0.10/moodle": "http://192.168.0.10/moodle",
    "mailto:mugalim@mektep.kz": "mailto:mugalim@mektep.kz",
    "mailto:a@mektep.kz?subject=Үй": "mailto:a@mektep.kz?subject=%D2%AE%D0%B9",
}
LESSON = """\
topic: {{title: Т, language: kk, minutes: 45}}
procedure: [{{stage: К, minutes: 5, blocks: [text: "{text}"]}}]
references: [{{id: a, type: web, title: Бет, URL: "{url}"}}]
"""


def refusal(typed: str) -> str:
    with pytest.raises(LinkError) as caught:
        address(typed)
    return caught.value.code


@pytest.mark.parametrize(("typed", "code"), HOSTILE.items())
def test_a_hostile_link_is_refused(typed: str, code: str) -> None:
    assert refusal(typed) == code


@pytest.mark.parametrize(("typed", "safe"), HONEST.items())
def test_an_honest_link_passes_in_ascii(typed: str, safe: str) -> None:
    assert address(typed) == safe


def told(text: str, url: str) -> list[tuple[str, int]]:
    try:
        read(LESSON.format(text=text, url=url).encode(), "f")
    except Problems as caught:
        return [(problem.code, problem.where.line) for problem in caught.problems]
    return []


def test_links_in_sentences_and_in_references_pass_the_same_door() -> None:
    assert told("[х](https://example.org/ә)", "https://қазақ.қаз/") == []
    assert told("[х](javascript:alert)", "https://example.org") == [("L209", 2)]
    assert told("х", "javascript:alert(1)") == [("L209", 3)]
    assert told("[х](http://a:b@example.org)", "http://ехаmple.com/") == [("L284", 2), ("L285", 3)]


TYPED = st.lists(
    st.sampled_from(["http", "s", "mailto", ":", "//", "@", "a.b", "ә", "%", "[", "]"])
)


@settings(max_examples=1000)
@given(st.one_of(st.text(), TYPED.map("".join), st.text().map("https://a.kz/{}".format)))
def test_what_passes_is_short_ascii_and_passes_again(typed: str) -> None:
    try:
        safe = address(typed)
    except LinkError:
        return
    assert safe.isascii()
    assert safe.isprintable()
    assert len(safe) <= MOST
    assert address(safe) == safe
