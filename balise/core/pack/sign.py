"""The signature of a pack: Ed25519 over the manifest's bytes, one key for publication alone.

`cryptography` is the one library of `core` beside msgspec, numpy and scipy: the standard library has no
Ed25519, and this module stays pure (bytes in, bytes out, no file, no clock). See docs/packs.md.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

PRIVATE_KEY_FILE = "publication.key"
PUBLIC_KEY_FILE = "publication.pub"


class KeyRefused(ValueError):  # noqa: N818 - says what happened
    """A key file that is not an Ed25519 key in PEM; the message is in French."""


def create_keys() -> tuple[bytes, bytes]:
    """A new pair: private key (PKCS 8, PEM, unencrypted) and public key (SubjectPublicKeyInfo, PEM)."""
    private = Ed25519PrivateKey.generate()
    return (
        private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    )


def sign(message: bytes, private_pem: bytes) -> bytes:
    """The 64 bytes that go into `manifest.sig`; raises KeyRefused."""
    return _private(private_pem).sign(message)


def is_signed(message: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether `signature` was made on `message` by the owner of `public_key` (32 bytes)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def public_key_from_pem(pem: bytes) -> bytes:
    """The 32 bytes of a public key; raises KeyRefused."""
    try:
        key = load_pem_public_key(pem)
    except ValueError as error:
        raise KeyRefused("ce fichier n'est pas une clé publique au format PEM") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyRefused("cette clé publique n'est pas une clé Ed25519")
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def public_key_of(private_pem: bytes) -> bytes:
    """The 32 bytes of the public key that answers to a private one; raises KeyRefused."""
    return _private(private_pem).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def _private(pem: bytes) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise KeyRefused("ce fichier n'est pas une clé privée au format PEM") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyRefused("cette clé privée n'est pas une clé Ed25519")
    return key
