"""Template tags: numbers that come from the pack, and links that can only be safe."""

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from balise.site.assets import scripts
from balise.site.links import tel
from balise.site.phrases import phrase
from balise.site.screen_words import words_script

register = template.Library()


@register.simple_tag(takes_context=True)
def number(context: Context, wanted: str, look: str = "tel") -> SafeString:
    """A national number as a link to call it, only if the pack has it: a retired number can never be printed.

    `wanted` is written as the pack writes it ("116 000"). Unknown: an empty string, and a test that walks
    every template says which. `look`: "tel" among words, "call" for a button.
    """
    channel = context["numbers"].get(wanted.replace(" ", ""))
    if channel is None:
        return SafeString("")
    scheme = "sms:" if channel.kind == "sms" else "tel:"
    said = phrase("call").format(channel.value) if look == "call" else channel.value
    return format_html('<a class="{}" href="{}{}">{}</a>', look, scheme, tel(channel.value), said)


@register.simple_tag
def script(name: str) -> SafeString:
    """The tag of a built script ("exit", "search"); nothing when they were not built."""
    return scripts().tags.get(name, SafeString(""))


@register.simple_tag
def words(beginning: str = "") -> SafeString:
    """What scripts say on a page: all that a place field and an answer need, or only "map_"."""
    return words_script(beginning)


@register.simple_tag
def streets() -> SafeString:
    """The tag that tells the living map where its streets are; nothing when the operator has none."""
    if not settings.BALISE_TILES:
        return SafeString("")
    return format_html('<meta name="balise-streets" content="{}">', settings.BALISE_TILES)


@register.filter
def tr(text: str) -> str:
    """Translate a label kept as a constant (`labels.py`)."""
    return gettext(text) if text else ""
