"""The environment that every page is written in."""

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateRuntimeError,
    Undefined,
    UndefinedError,
)
from jinja2.utils import missing
from markupsafe import Markup

from goldenthread.core.facts.lines import ItemLine
from goldenthread.core.facts.measures import RatingWord
from goldenthread.reports import item_words, measure_words, words
from goldenthread.reports.marks import OF_PROGRESS, OF_RATING, Shape, outline
from goldenthread.web.spark import spark

WEB = Path(__file__).resolve().parent.parent


class Careful(StrictUndefined):
    """A name that nothing stands for is an error, but for the options of components, given as
    a dictionary of which most are left out.
    """

    def __new__(  # type: ignore[misc]  # Jinja asks only that what is made is undefined
        cls,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> Undefined:
        """Return an undefined value that is strict unless it is an option that was left out."""
        lenient = isinstance(obj, dict) or name == "caller"
        return (Undefined if lenient else StrictUndefined)(hint, obj, name, exc)


def environment(**options: Any) -> Environment:
    """Return the environment: an unknown name is an error, and every value is escaped."""
    options |= {"loader": _loader(), "undefined": Careful}
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - Django asks for escaping
    made.globals.update(
        undefined=Undefined(),  # this and the next: what the components compare options with
        null=None,
        static=static,
        url=reverse,
        spark=spark,
        shape=shape,
        shapes=shapes,
        shape_of=shape_of,
        item_shape=item_shape,
        words=words,
        measure_words=measure_words,
        item_words=item_words,
    )
    made.filters["sentences"] = " ".join
    return made


def _loader() -> BaseLoader:
    folders = sorted(str(folder) for folder in WEB.glob("*/templates"))
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return ChoiceLoader([FileSystemLoader(folders), components])


def shape_of(rating: RatingWord | None) -> Shape:
    """Return the shape of a rating; a dash where there is none."""
    return OF_RATING[rating or RatingWord.NONE]


def item_shape(line: ItemLine) -> Shape:
    """Return the shape of how an item is going; a dash where nothing was returned."""
    return OF_PROGRESS[line.progress.progress] if line.progress else Shape.DASH


def shape(which: Shape, size: int = 14) -> Markup:
    """Return a shape for a page, hidden from screen readers; it is drawn once, by `shapes`."""
    return Markup(  # noqa: S704 - our own drawing, no value of anybody's in it
        f'<svg width="{size}" height="{size}" aria-hidden="true"><use href="#s-{which}"/></svg>'
    )


def shapes() -> Markup:
    """Return every shape, to stand unseen at the top of a page and be shown where it is asked."""
    drawn = "".join(
        f'<symbol id="s-{each}" viewBox="0 0 24 24">{outline(each)}</symbol>' for each in Shape
    )
    return Markup(f'<svg width="0" height="0" class="gt-shapes" aria-hidden="true">{drawn}</svg>')  # noqa: S704 - as above
