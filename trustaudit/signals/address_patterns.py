"""The forms that the lines of an address take, as patterns over folded text: streets, units, boxes, buildings.

Streets are written in two ways: the kind behind the name and the number in front ("12 High Street"), as English does,
or in any of the ways of the languages of Europe, Turkey and South-East Asia.
"""

from __future__ import annotations

import re

LABEL = re.compile(
    r"^(?:[a-z]+ ){0,3}(?:address|location|located at|find us|visit us|head ?quarters|hq|head office|office|store|"
    r"shop|showroom|"
    r"registered office|warehouse|anschrift|adresse|firmensitz|direccion|domicilio|sede|indirizzo|endereco|morada|"
    r"adres|adresse|siege social|"
    r"adresa|osoite|cim|адрес|mail|mailing|postal)s?(?: address)?(?: is| at)? ?[:\-] *|^(?:registered|head|"
    r"main) office(?: address)? +"
)
NOT_ADDRESS = re.compile(
    r"@|www\.|https?:|\.com\b|(?<![a-z])(?:tel|phone|fax|mob|mobile|e-?mail|telefon|telefono|telephone|call|hours|"
    r"open|copyright|"
    r"all rights|ust-?id|vat|iban|hrb)(?![a-z])|©|\$|€|£|%|\d{1,2}:\d{2}|\d ?(?:am|pm)\b|"
    r"\d{3}[). -]{1,3}\d{3}[ .-]\d{4}|\+\d"
)

# -- streets ----------------------------------------------------------------------------------------------------------

EN_TYPE = (
    r"(?:streets?|str?|roads?|rd|avenues?|ave?|blvd|boulevard|drive|dr|lane|ln|way|courts?|ct|place|pl|parkway|pkwy|"
    r"highway|hwy|"
    r"square|sq|circle|cir|terrace|ter|trail|trl|close|crescent|cres|loop|row|turnpike|tpke|pike|expressway|expy|"
    r"freeway|fwy|"
    r"alley|mews|grove|gardens?|walk|quay|wharf|rise|marg|nagar|sarani|path|plaza|crossing|run|bypass|causeway|"
    r"esplanade|"
    r"promenade|broadway|route|rt)"
)
_EN_AFTER = (
    r"(?:\.? (?:n|s|e|w|ne|nw|se|sw|n\.e|n\.w|s\.e|s\.w)(?![a-z])\.?|\.? (?:north|south|east|west)(?: ?$)|"
    r"\.? extension(?![a-z])|\.? (?:ext|central|\d{1,3})(?= ?$))?"
)
_UNIT_TAIL = r"(?:\.? ?(?:suite|ste|unit|apt|apartment|floor|room|rm|level|lvl|bldg|building|#)\.? ?#? ?[a-z]?-?\d*[a-z]?(?![a-z]))?"
_NUMBER = (
    r"(?:no\.? ?|# ?|lvl ?\d+ )?(?:(?<![a-z])[nsew] ?)?\d{1,6} ?(?:[a-d](?![a-z]))?(?: ?[-–/&] ?\d{1,6}[a-z]?)*"
    # A measure is no house number: "1/4 Inch ... Square".
    r"(?![a-z]| ?(?:inch|in\.|cm|mm|ft|feet|oz|lbs?|kg|ml|pack|pcs|pieces|years?|days?|minutes?|hours?|miles?|km|x)(?![a-z]))"
)
_WORD = r"(?:[a-z\d][a-z\d.'&/-]* )"
EN_STREET = re.compile(
    rf"(?:(?<![a-z])(?:unit|suite|flat|shop|office) )?(?:{_NUMBER},? )(?:{_WORD}{{1,6}}?{EN_TYPE}|broadway|"
    rf"the {_WORD}{{1,3}}?{EN_TYPE})(?:\.? {EN_TYPE})*(?![a-z]){_EN_AFTER}{_UNIT_TAIL}\.?(?: \([^)]*\))?"
)
EN_NAMED = re.compile(
    rf"^{_WORD}{{1,4}}(?:street|road|avenue|lane|drive|highway|boulevard|parkway|crescent|marg|sarani|jalan)\.?$"
)
OTHER_STREETS = re.compile(
    # German, Dutch, Nordic: the kind is glued to the name, the number follows.
    r"[a-z.'\- ]*(?:strasse|strabe|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|markt|graben|steig|hof|kai|"
    r"wall|berg|"
    r"straat|laan|plein|gracht|kade|dijk|singel|gatan|vagen|vej|gade|veien|gata|katu|kuja|"
    r"tie) ?(?:nr\.? ?)?\d{1,4} ?[a-z]?"
    r"(?: ?[-/+] ?\d{1,4} ?[a-z]?)?(?![\w])"
    # Romance, Turkish, Slavic, Malay: the kind stands before the name or is a word of its own.
    r"|(?:\d{1,4}(?: ?- ?\d{1,4})? ?(?:bis|ter|[a-d])?,? )?(?:rue|avenue|av\.|bd\.?|boulevard|place|chemin|allee|"
    r"impasse|quai|route|cours|"
    r"z\.?i\.?|z\.?a\.?c?\.?|zone (?:industrielle|artisanale|d'activites?)) (?:de |du |des |d'|la |le |les |"
    r"l')?[a-z][a-z'. -]{2,40}\d{0,4}"
    r"|(?:\d{1,5}(?: ?- ?\d{1,5})?,? )?(?:calle|c/(?!o )|avenida|avda?\.?|av\.|plaza|pza\.?|plza\.?|paseo|p\.? ?º|"
    r"ronda|camino|carretera|ctra\.?|poligono|pol\.? ind\.?|"
    r"travesia|rambla|urbanizacion|urb\.|glorieta|rua|praca|travessa|estrada|alameda|via|viale|piazza|corso|largo|"
    r"vicolo|jl\.|"
    r"jalan|ulitsa|ulica|ul\.|al\.|pl\.|bul\.|bulevar|str\.|ул\.|улица|пр-т|проспект|"
    r"пр\.) ?[^\W\d_][\w'./ -]{2,44}(?: n ?º ?\d+)?"
    r"|[a-z][\w'. ]{2,30} (?:mah(?:allesi|\.)?|cad(?:desi|\.)?|sok(?:ak|agi|\.)?|sk\.|bulvari|blv\.|utca|korut|"
    r"ter)(?![a-z])[^,]{0,40}"
)
#: A street and, without any separator, its postal code and city: "Musterweg 5 10115 Berlin".
STREET_AND_CODE = re.compile(r"^(?P<street>.{6,70}?)[ ,]+(?P<rest>(?:[a-z]{1,2}-)?\d{5} [^\W\d_][^\d]{2,40})$")
DISTRICT = re.compile(r"^[a-z][a-z.' ]{2,30} \d{1,2}$")  # "Dublin 4": written like a street with its number
NAME_NUMBER = re.compile(r"^[a-z][a-z.'\- ]{3,32}[ ,]\d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4}[a-z]?)?$")
NUMBER_NAME = re.compile(
    rf"^(?:{_NUMBER})(?:,)? (?:(?:n|s|e|w)\.? )?[a-z][a-z.'&\- ]{{2,40}}(?: (?:suite|ste|unit|#).{{1,8}})?$"
)
NUMBERED = re.compile(r"(?:#|no\.?)? ?\d{1,5}[a-z]?(?:, ?\d{1,5}[a-z]?)?, ?")
SEVERAL_NUMBERS = re.compile(r"\d+ \d")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
CITY_THREE = re.compile(
    r"^(?P<city>[a-z][a-z.'\- ]{3,32}) (?P<code>\d{3})$"
)  # a street's number or, in Taiwan, a postal code
NAME_NUMBER_NAME = re.compile(r"^[a-z][a-z.' ]{3,30} \d{1,4}(?:-\d{1,4})?[a-z]? [a-z][a-z' ]{2,30}$")
BLOCK_NUMBER = re.compile(r"^\d{1,3}-\d{1,3}-\d{1,3},? [a-z][a-z\- ]{2,30}$")
BOX = re.compile(
    r"\b(?:p\.? ?o\.? ?b(?:ox|\.)?|po box|post ?box|p\.?b\.?(?: no)|p\.box|post office box|postfach|boite postale|"
    r"b\.?p\.?|case postale|"
    r"apartado(?: de correos| postal)?|apdo\.?|aptdo\.?|caixa postal|casella postale|postbus|box|posta kutusu|"
    r"p\.?k\.?)\.? ?(?:no\.?)?:? ?"
    r"\d{1,7}(?: ?- ?\d{1,5})?|\bcase postale$"
)
_UNIT_KINDS = (
    r"(?:unit|suite|ste|apt|apartment|flat|room|rm|floor|fl|level|lvl|office|villa|plot|lot|sublot|block|building|"
    r"bldg|tower|shop|shed|"
    r"gate|house|door|bay|warehouse|section|sector|zone|entrance|dept|mail ?stop|stall|kiosk|piso|planta|local|nave|"
    r"puerta|kat|daire|"
    r"batiment|bat|etage|haus|phase|cabinet|street|road|lane|rt|route|nh|hwy|highway|industrial area|free zone|"
    r"corniche unit)s?"
)
_UNIT_NUMBER = r"\.? ?(?:no\.?:? ?|# ?|n ?º ?|: ?)*(?:[a-z]{1,2} ?)?-?\d[\w/.-]{0,8}(?: ?[&+/-] ?\d{1,5}(?:-?[a-z])?){0,3}(?: off)?"
_ORDINAL_FLOOR = (
    r"(?:(?:\d{1,2} ?& ?)?\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|ground|top|\d{1,2}\.?) ?"
    r"(?:floor|fl|og|etage|piso|kat)\b.{0,30}"
)
UNIT = re.compile(
    rf"^(?:{_UNIT_KINDS}{_UNIT_NUMBER}|{_ORDINAL_FLOOR}|#? ?\d{{1,5}}[a-z]?(?:-\d{{1,5}}[a-z]?)?|"
    r"# ?[\w-]+|[a-z]{1,3}-?\d{1,4}(?: ?& ?\d{1,4})?|\d{1,4}[a-z]? ?f .{3,30}|(?:[a-z]+ )?\d{1,2}f|"
    r"\d{2,4} [a-z]+ (?:building|block|tower)|"
    r"\d{1,2} ?[oa]\.? ?(?:[a-z]|izq\w*|dcha?\w*)?|bajo|entlo|atico|planta baja|(?:esc|pta)\.? ?\w{1,3}|\d(?:er|e|"
    r"eme) etage|"
    r"\d{2,4} block|(?:building|block|tower|wing|hall|unit|entrance) [a-z\d]|[a-z]\d? (?:wing|tower|building|block)|"
    r"(?:industrial area|zone|phase|sector) [ivx]{1,4})$"
)
BUILDING = re.compile(
    r"^(?:[a-z\d][\w.'&/-]* ){1,6}(?:house|building|bldg\.?|towers?|plaza|complex|works|courts?|chambers|mills?|"
    r"arcade|campus|bus park|"
    r"(?:business|industrial|technology|retail|science|office|trading|enterprise|export) (?:park|estate|centre|"
    r"center|zone|area)|park|"
    r"estate|free zone|industrial area|commons|mall|square|shopping (?:centre|center)|centre|center|villas?|gebaude|"
    r"hochhaus|passage|"
    r"edificio|residence|apartments?|point|junction|marg|junction|school|university|college|hospital|hotel|club|house)"
    r"(?: [a-z\d]{1,3})?(?: - .{2,20})?$"
)
ORGANISATION = re.compile(
    r"(?<![a-z])(?:ltd|limited|inc|llc|l\.l\.c|wll|gmbh|corp|corporation|company|s\.a\.?|sarl|sas|plc|pty|group|bv|"
    r"b\.v\.|kg|ag|ohg|"
    r"e\.k\.|s\.?l\.?u?|s\.?r\.?l|spa|oy|ab|as|aps|a\.s\.|d\.o\.o\.?|z o\.?o|kft|fze|co)\.?(?![a-z])"
)
NEAR = re.compile(r"^(?:near|opp\.?|opposite|behind|next to|off|corner of|between|beside|adjacent)(?: to|:)? ")
UNIT_HEAD = re.compile(
    r"(?:suite|ste|unit|apt|apartment|flat|room|level|lvl|office|plot|building|bldg|shop|villa|block|"
    r"gate)s?\.? ?(?:no\.? ?|# ?)?[a-z]?-?"
    r"\d[\w/-]*(?: ?& ?\d+[a-z]?)?|\d{1,2}(?:st|nd|rd|th) (?:floor|fl\.?)"
)
HAS_BUILDING = re.compile(r"(?<![a-z])(?:building|bldg|tower|floor)(?![a-z])")
STRONG_BUILDING = re.compile(
    r"(?<![a-z])(?:house|building|bldg|tower|towers|chambers|court|mill|plaza|floor|campus)(?: [a-z\d]{1,3})?$"
)
IRISH_COUNTIES = frozenset(
    "carlow cavan clare cork donegal dublin galway kerry kildare kilkenny laois leitrim limerick longford louth mayo "
    "meath"
    " monaghan offaly roscommon sligo tipperary waterford westmeath wexford wicklow antrim armagh down fermanagh derry tyrone".split()
)
NAME = re.compile(r"^[^\W\d_][^\d:@()!?=<>]{1,40}$")
