"""Talking with the engine on behalf of a user, the same for every channel that this process serves.

What must happen to each message whatever its channel (limit, lock, masking, the check on `/`) happens here, so that no
channel can leave it out. Knows nothing of HTTP requests or of how a reply is shown.
"""
