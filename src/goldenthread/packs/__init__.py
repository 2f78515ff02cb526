"""Packs: indicator sets, rules, mappings and the example council as data, shipped in the wheel."""
