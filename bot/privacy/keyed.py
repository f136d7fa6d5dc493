"""Keyed hashes: how people of another system are recognised without keeping who they are.

Without the key nobody can find the person from the hash, not even by trying all that exist.
"""

import hashlib
import hmac


def keyed(key: str, *parts: str) -> str:
    """The keyed hash (HMAC-SHA-256) of these parts, as hexadecimal digits; no two lists of parts are alike."""
    message = "".join(f"{len(part)}:{part}" for part in parts)
    return hmac.new(key.encode(), message.encode(), hashlib.sha256).hexdigest()


def person_hash(key: str, tenant: str, object_id: str) -> str:
    """The hash of a person of Microsoft Entra: the claims `tid` and `oid`, which are the same in every application."""
    return keyed(key, "persoon", tenant.lower(), object_id.lower())
