"""Where the palette and the messages stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kefu_desktop.domain.window import Rect
from kefu_desktop.ui.palette.placement import Place, Screen, at_foot, logical, near, screen_of

LEFT = Screen(Place(0, 0, 1920, 1080), Place(0, 0, 1920, 1040), 1.0)
RIGHT_4K = Screen(Place(1920, 0, 1920, 1080), Place(1920, 0, 1920, 1040), 2.0)

_places = st.builds(
    Place, st.integers(-3000, 6000), st.integers(-3000, 6000), st.integers(1, 5000), st.integers(1, 5000)
)


def test_it_stands_in_the_middle_above_the_lower_third() -> None:
    """Its middle lies at two thirds of the target's height."""
    assert near(Place(200, 100, 900, 900), 600, 300, LEFT.available) == Place(350, 550, 600, 300)


def test_a_target_at_the_edge_does_not_push_it_off_the_screen() -> None:
    """Clamped to what is available, above the task bar."""
    placed = near(Place(1700, 700, 400, 380), 632, 600, LEFT.available)
    assert (placed.x + placed.width, placed.y + placed.height) == (1920, 1040)


@given(target=_places, width=st.integers(1, 3000), height=st.integers(1, 3000))
def test_it_is_always_inside_the_screen(target: Place, width: int, height: int) -> None:
    """Whatever the target, nothing is cut off; a palette larger than the screen is cut to it."""
    for put in (near, at_foot):
        placed = put(target, width, height, LEFT.available)
        assert placed.x >= 0
        assert placed.y >= 0
        assert placed.x + placed.width <= 1920
        assert placed.y + placed.height <= 1040


def test_the_screen_is_the_one_that_shows_most_of_the_target() -> None:
    """A window across two screens belongs to the one with the larger part of it."""
    assert screen_of(Rect(1800, 100, 2000, 900), [LEFT, RIGHT_4K]) is RIGHT_4K
    assert screen_of(Rect(900, 100, 1200, 900), [LEFT, RIGHT_4K]) is LEFT


def test_a_target_on_no_screen_falls_back_to_the_first() -> None:
    """A minimised window lies far outside on Windows."""
    assert screen_of(Rect(-32000, -32000, 160, 28), [LEFT, RIGHT_4K]) is LEFT


def test_physical_pixels_are_scaled_from_the_corner_of_their_screen() -> None:
    """At 200 % the screen begins at 1920 in both systems and everything in it is half as far."""
    assert logical(Rect(2120, 200, 1800, 1400), RIGHT_4K) == Place(2020, 100, 900, 700)
