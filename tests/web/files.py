"""Files to send: small ones that change something, and ones that cannot be read."""

from django.core.files.uploadedfile import SimpleUploadedFile

FIGURES = (
    "Measure,Period,Value,Commentary\nASC-LI01,2026/27 Q2,{value},Counted again after the audit\n"
)


def returns(value: str = "85.9", name: str = "Figures.csv") -> SimpleUploadedFile:
    """One figure, restated."""
    return SimpleUploadedFile(name, FIGURES.format(value=value).encode(), "text/csv")
