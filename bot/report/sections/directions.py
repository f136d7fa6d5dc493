"""Which directions a report speaks of."""

from bot.report.material import Material
from knowledge.checks.schema import Item


def main_directions(material: Material) -> tuple[Item, ...]:
    """The directions that were chosen, else those advised; parts of a direction left out."""
    chosen = material.chosen("richting")
    found = chosen or material.items(a["id"] for a in material.advice["richtingen"])
    return tuple(item for item in found if item.onder is None)
