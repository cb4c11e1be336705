"""Does a customer report a danger? Rather one alarm too many than one too few."""

import re
import unicodedata

import jaconv

# Names and sayings in which these words are harmless, and injuries that are said not to be; they
# are taken out before looking.
_HARMLESS = re.compile(
    r"""
    fire\ ?(tv|hd|max|stick|os|7|tablets?|wire)\b | (kindle|amazon)\ fire\b | \bfire[\ -]sales?\b
    | \bfire\ ?(extinguishers?|places?|pits?|proof|works?|wall|fox|flies|fly|trucks?|resistant)\b
    | \b(smoke|fire)[\ -]?(detectors?|alarms?)\b(?!.{0,30}(went|go(es|ing)?|gone)\ off)
    | \bsmok(y|ed)?e?[\ -](gr[ae]y|black|glass|salmon|paprika|lens(es)?|colou?r)\b | \bsmoked\b
    | \bsmokers?\b | \b(non|no)[\ -]smoking\b | \bsmoke[\ -]?free\b
    | \bburning\ (questions?|desire)\b | \b(slow|side)[\ -]burn(er)?s?\b | \bheart\ ?burn\b
    | \bburn[\ -]?in\b
    | \bburn(ing|ed|t)?\ ((a|the|my|some)\ )?(cds?|dvds?|discs?|calories|fat)\b
    | \bburn(er|ers|\ rate)\b | \bburnt\ (orange|sienna|umber)\b
    | \bburn(ing|ed|t)?\ (through|bridges)\b
    | \b(does|would|could|did|do|won)(n't|\ not|'t)\ hurt\b | \b(can't|cannot|never)\ hurt\b
    | \bhurt(s|ing)?\ (my|your|our|their|the)\ (feelings|business|sales|ratings?|wallet|budget)\b
    | \bshock[\ -](proof|absorb\w*|resistant)\b | \bexplosive\ (growth|sales)\b
    | 発熱(いんなー|素材|繊維|しーと|べすと|体|うぇあ|下着) | 膨張色 | 爆発的 | 怪我の功名
    | (煙|火災)(探知|感知|報知)[機器](?!.{0,12}(鳴|作動|反応)) | 発煙筒 | 煙突 | 禁煙 | 花火
    | やけど防止 | 火傷防止 | けが防止 | 怪我防止
    | (けが|怪我|負傷|やけど|火傷)(人|等|など)?[はもを]?(特に|一切|幸い|誰も)?
      (な[いくし](?!と|か[もど])|無[いくし](?!と|か[もど])|なかった(?!か)|無かった(?!か)
      |(あり|ござい|い|おり|して(い|おり)?)ません|(して)?いない|せず)
    | \b(no|without(\ any)?)\ (injur(y|ies)|burns)\b
    | \b(nobody|no[\ -]?one|none\ of\ us)\ (was|is|were|got)\ (injured|hurt|burn(ed|t))\b
    | (\bnot|n't)\ (been\ |get\ )?(injured|hurt|burned)\b(?!\ (badly|too|very|much))
    """,
    re.VERBOSE,
)

_DANGER = re.compile(
    r"""
    膨張 | 膨(ら[むんみま]|れ) | ふく(ら[んみ]|れ[てたま])
    | 発熱 | 発煙 | 発火 | 出火 | 引火 | 火災 | 火事
    | (異常|非常|すご[くい]|とても|かなり|触れない|持てない).{0,6}(熱く|熱い|高温) | 異常.{0,2}熱
    | 過熱 | 熱く.{0,4}(て)?(持て|触れ|さわれ)な | 煙(が|を|も|は|っぽ|くさ|臭|と|感知|探知|報知)
    | けむり | もくもく
    | (火|炎)(が|を|も)(出|つ|付|着|噴|吹|上) | 火花 | 炎が | 燃え | 焦げ | こげ(くさ|臭|た|て)
    | 怪我 | けが(を|し|も|は|の|人|。|、|!|$)
    | 負傷 | 流血 | 出血 | やけど | 火傷 | 爆発 | 破裂 | 感電
    | 液漏れ | 液もれ | 異臭 | (溶け|とけ)(て|た|ま|出) | しょーと(し|を)
    | \bswell(s|ed|ing)?\b | \bswoll?en\b | \b(bulg|balloon)(e|es|ed|ing)\b
    | \bpuff(ed|y|ing)\ up\b
    | \bsmok(e|es|ed|ing|y|ey)\b | \b(fires?|flames?|flaming|ablaze)\b | \bignit(e|ed|es|ion|ing)\b
    | \bburn(s|ed|t|ing)?\b | \bover-?\ ?heat(s|ed|ing)?\b | \b(scorch|sing)(ed|ing|es)\b
    | \b(too|very|extremely|really|dangerously|burning|so|super|insanely)\ hot\b
    | \bhot\ to\ (the\ )?touch\b
    | \bscald(s|ed|ing)?\b | \bblister(s|ed|ing)?\b | \bcaught\ fire\b
    | \bexplo(de|des|ded|ding|sion|sions|sive)\b | \bblew\ up\b | \bblown\ up\b | \bburst\b
    | \binjur(y|ies|ed|ing|e)\b | \bhurt(s|ing)?\b | \bbleed(s|ing)?\b | \bbled\b
    | \belectric(al)?\ shocks?\b | \belectrocut\w+ | \bgot\ (a\ )?shock(ed)?\b
    | \bshocked\ (me|him|her)\b
    | \bspark(s|ed|ing)\b | \bmelt(s|ed|ing)?\b | \b(battery|acid)\ leak\w*
    """,
    re.VERBOSE,
)


def is_safety_complaint(text: str) -> bool:
    """Swelling, heat, smoke, fire, burns, injury, in Japanese or English, however it is typed."""
    folded = jaconv.kata2hira(unicodedata.normalize("NFKC", text).casefold()).replace("’", "'")
    return _DANGER.search(_HARMLESS.sub(" ", folded)) is not None
