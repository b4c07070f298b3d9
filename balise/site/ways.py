"""A channel on a card: a button to press, or words alone, with what is known of it now."""

from functools import lru_cache
from html import escape

from msgspec import Struct

from balise.core.help.answer_types import ChannelNow
from balise.core.help.opening import AROUND_THE_CLOCK
from balise.core.pack.records import Channel
from balise.site.dates import opening
from balise.site.links import host_of, href
from balise.site.phrases import phrase


class Way(Struct, frozen=True):
    button: str
    words: str  # for when it must not be pressed: a record too old to be trusted
    same: str  # two ways with the same word here are one way for who reads
    made: dict[
        tuple[str, bool, bool], str
    ]  # lines that do not depend on the hour, by state, button, works here

    def html(self, shown: ChannelNow, timeless: bool) -> str:
        """One line of a card; `timeless`: its hours instead of whether it is open now."""
        if shown.opens_at or timeless:
            return self._line(shown, timeless)
        key = (shown.state, shown.button, shown.works_here)
        line = self.made.get(key)
        if line is None:
            line = self.made[key] = self._line(shown, False)
        return line

    def _line(self, shown: ChannelNow, timeless: bool) -> str:
        said = ""
        if shown.channel.kind in ("call", "sms", "chat"):
            said = escape(shown.channel.hours) if timeless else state(shown)
            if not shown.works_here:
                said += " · " + phrase("not_known_to_work")
            elif not shown.button:
                said += " · " + phrase("old")
        meta = f' <span class="meta">{said}</span>' if said else ""
        return f"<li>{self.button if shown.button else self.words}{meta}</li>"


def way_of(channel: Channel) -> Way:
    """Only http, https, tel, sms and mailto make a button (`links.href`); anything else stays words."""
    value, target, host = escape(channel.value), escape(href(channel)), escape(host_of(channel.value))
    look = "call" if channel.kind in ("call", "sms") else "plain"
    match channel.kind:
        case "call":
            words = value.replace(" ", "\u00a0")  # a number is never cut at the end of a line
            text = phrase("call").format(words)
        case "sms":
            words, text = phrase("sms_words").format(value), phrase("sms").format(value)
        case "chat":
            words, text = phrase("chat_words").format(host), phrase("chat").format(host)
        case "email":
            words, text = value, phrase("email").format(value)
        case "web":
            words, text = host, phrase("web").format(host)
        case "visit":
            words = text = phrase("visit")
    words = f'<span class="{"tel" if look == "call" else "words"}">{words}</span>'
    rel = ' rel="noreferrer"' if channel.kind in ("chat", "web") else ""
    button = f'<a class="{look}" href="{target}"{rel}>{text}</a>' if target else words
    return Way(button, words, host or words, {})


def state(shown: ChannelNow) -> str:
    """Open, closed until when, or not known, as a piece of HTML."""
    always = shown.channel.opening == AROUND_THE_CLOCK
    if shown.state == "unknown" and shown.channel.kind == "chat":
        return phrase("chat_hours_not_known")
    return _state_in_words(shown.state, shown.opens_at, shown.opens_at_local, always)


@lru_cache(maxsize=4096)
def _state_in_words(state: str, opens: str, local: str, always: bool) -> str:
    if state == "open":
        return f'<span class="open">{phrase("day_and_night" if always else "open")}</span>'
    if state == "closed":
        if not opens:
            return phrase("closed")
        if local:
            return phrase("opens_elsewhere").format(opening(opens), opening(local))
        return phrase("opens").format(opening(opens))
    return phrase("hours_not_known")
