"""The small council with an executive board, a partnership and a management team of its own."""

from dataclasses import replace
from typing import Any

from goldenthread.core.facts.organisation import Body, BodyKind, Remit
from goldenthread.core.facts.picture import Picture
from goldenthread.core.facts.plans import Item, ItemKind, Link
from tests.reports.pictures import framework, picture

BODIES = (
    Body(code="EXEC", title="Executive Board", kind=BodyKind.EXECUTIVE),
    Body(code="LSP", title="Seaborough Partnership", kind=BodyKind.PARTNERSHIP),
    Body(code="MT", title="Management Team", kind=BodyKind.MANAGEMENT),
)
SAFE = Item(code="SAFE", plan="CORPORATE", kind=ItemKind.PRIORITY, title="A safer borough")


def governed(**sheets: Any) -> Picture:
    """The small council with its boards, two priorities and milestones joined to one of them."""
    agreed = framework()
    links = (Link(source=code, target="ASC-O1", primary=True) for code in ("ASC-M1", "ASC-M2"))
    whole = replace(
        agreed,
        bodies=(*agreed.bodies, *BODIES),
        remits=(*agreed.remits, Remit(body="LSP", item="HEALTH")),
        items=(*agreed.items, SAFE),
        links=(*agreed.links, *links),
    )
    made = replace(whole, **sheets)
    return picture(framework=made, history=made)
