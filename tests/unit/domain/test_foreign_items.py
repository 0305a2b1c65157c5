"""Pieces that readers of foreign formats share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.foreign_items import Body, PictureFiles, alternative, html_words, title_of
from kefu_desktop.domain.phrase import MOST_TEXT
from kefu_desktop.domain.template import escape, parse
from kefu_desktop.domain.template_parser import Alternative, Field


@pytest.mark.parametrize(
    ("html", "words"),
    [("<p>您<b>好</b></p>", "您好"), ("<a" * 5000, "<a" * 5000), ("<p>" + "好" * 500_000, "<p>" + "好" * 500_000)],
)
def test_html_gives_its_words_unless_it_is_no_phrase_at_all(html: str, words: str) -> None:
    assert html_words(html) == words


@given(st.lists(st.text(st.sampled_from("{}|=:亲a "), max_size=6), min_size=2, max_size=5))
def test_an_alternative_says_each_of_its_texts_or_there_is_none(texts: list[str]) -> None:
    written = alternative([escape(text) for text in texts])

    if written:
        (node,) = parse(written).nodes
        assert isinstance(node, Alternative)
        said = {parse(written).render({}, turn=turn).text for turn in range(len(texts))}
        assert said == set(texts)
    else:
        assert any(set(text) & set("{}|=:") or len(set(texts)) == 1 for text in texts)


@given(st.text(max_size=20), st.lists(st.text(max_size=10), max_size=5), st.none() | st.text(max_size=10))
def test_whatever_is_asked_for_one_placeholder_comes_out(name: str, choices: list[str], default: str | None) -> None:
    (node,) = parse(Body("").ask(name, default, choices)).nodes
    assert isinstance(node, Field)


def test_more_choices_than_anybody_reads_are_named_not_lost() -> None:
    body = Body("")
    (node,) = parse(body.ask("款", None, [f"第{number}款" for number in range(250)])).nodes

    assert isinstance(node, Field)
    assert len(node.choices) == 200
    assert [problem.params["what"][:9] for problem in body.problems("x")] == ["第200款、第20"]


def test_a_text_that_is_too_long_takes_no_other_in() -> None:
    assert Body("a").may_inline()
    assert not Body("a" * (MOST_TEXT + 1)).may_inline()


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{亲|您}好{光标}，在的", "亲好 在的"),
        ("https://a.example", "kd"),
        ("<b>x</b>", "kd"),
        ("……", "kd"),
        ("{称呼}，{快递}单号是", "快递单号是"),
        ("Thanks for all of it and more", "Thanks for all of"),
    ],
)
def test_a_name_is_made_of_what_is_said(template: str, name: str) -> None:
    assert title_of(template, ":kd") == name


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$CONFIG/img/a.png", "img/a.png"),
        ("C:\\espanso\\IMG\\A.PNG", "img/a.png"),
        ("../../img/a.png", "img/a.png"),
        ("b.png", ""),
        ("one/b.png", "one/b.png"),
        ("gone.png", ""),
        ("", ""),
        ("x/" * 50_000 + "a.png", "img/a.png"),
    ],
)
def test_a_picture_is_found_by_the_end_of_its_path(path: str, found: str) -> None:
    pictures = PictureFiles({"img/a.png": b"a", "one/b.png": b"1", "two/b.png": b"2"})

    assert pictures.find(path) == found
    assert list(pictures.used) == ([found] if found else [])
