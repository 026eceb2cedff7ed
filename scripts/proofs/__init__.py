"""The long proofs: what must hold of every article, shown over many. A module each; ``scripts/proof.py`` runs them."""
