"""The starter pair: two small packages trained on sentences that the phrasebook's grammar makes.

Training needs torch, in a dependency group of its own (``python -m translations.starter``).
"""
