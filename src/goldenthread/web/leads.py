"""Where a name leads: an owner to what they answer for, a unit to its page, a risk to the register."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.core.facts.organisation import Post
from goldenthread.core.facts.risks import Risk
from goldenthread.web.design.asked import Asked
from goldenthread.web.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """The ways from names. `owners` are the posts that answer for a measure."""

    asked: Asked
    owners: frozenset[str]
    posts: Mapping[str, Post]
    units: frozenset[str]

    def owner(self, code: str) -> str:
        """Return where an owner leads: to their measures, else to their unit; blank if to neither."""
        if code in self.owners:
            return self.asked.link("scorecard", owner=code)
        post = self.posts.get(code)
        return self.unit(post.unit) if post else ""

    def unit(self, code: str) -> str:
        """Return the address of a unit's page; blank if there is no such unit."""
        return self.asked.link("unit", code) if code in self.units else ""

    def risk(self, risk: Risk) -> str:
        """Return the address of a risk's own row, in the register that holds it."""
        return f"{self.asked.link('risks', register=risk.register)}#risk-{risk.code}"


def leads(here: Known) -> Leads:
    """Return the ways from every name of the period shown."""
    return Leads(
        asked=here.asked,
        owners=frozenset(line.owner.code for line in here.measures if line.owner),
        posts=here.index.posts,
        units=frozenset(here.index.units),
    )
