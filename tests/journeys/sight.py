"""How colours look to people who see fewer of them, and how far two can be told apart.

The matrices are those of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, “A Physiologically-based
Model for Simulation of Color Vision Deficiency”, IEEE Transactions on Visualization and Computer
Graphics 15(6), 2009, pages 1291 to 1298, for the whole loss of one kind of cone (severity 1.0). They
apply to linear light. Grey is the relative luminance that WCAG 2.2 measures contrast by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Light = tuple[float, float, float]
Matrix = tuple[Light, Light, Light]

LUMINANCE: Light = (0.2126, 0.7152, 0.0722)
SIGHTS: Mapping[str, Matrix] = {
    "every colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grey": (LUMINANCE, LUMINANCE, LUMINANCE),
}


def light(colour: str) -> Light:
    """Return the linear light of a colour as a browser computes it, `rgb(18, 67, 109)`."""
    found = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in found)
    return red, green, blue


def seen(colour: str, sight: str) -> Light:
    """Return the light of a colour as somebody of that sight sees it."""
    given = light(colour)
    red, green, blue = (min(max(_dot(row, given), 0.0), 1.0) for row in SIGHTS[sight])
    return red, green, blue


def contrast(one: str, other: str, sight: str) -> float:
    """Return how far two colours stand apart for a sight, from 1 to 21, as WCAG 2.2 defines it."""
    dark, bright = sorted(_dot(LUMINANCE, seen(colour, sight)) for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def _dot(row: Light, given: Light) -> float:
    return sum(weight * part for weight, part in zip(row, given, strict=True))
