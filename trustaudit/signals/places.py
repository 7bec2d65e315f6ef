"""Names of places as addresses write them: countries, states, Iranian provinces and cities, large Arab cities.

Folded forms (`trustaudit.text.fold`): lower case, no accents, Persian letters. Lists are what shops' addresses need, not
gazetteers; a place that is missing costs one part of an address, never the address.
"""

from __future__ import annotations

#: Country name to ISO 3166-1 alpha-2 in lower case; English names, then what shops write in their own language.
COUNTRIES: dict[str, str] = {
    "afghanistan": "af", "albania": "al", "algeria": "dz", "argentina": "ar", "armenia": "am", "australia": "au",
    "austria": "at", "azerbaijan": "az", "bahrain": "bh", "bangladesh": "bd", "belarus": "by", "belgium": "be",
    "bolivia": "bo", "bosnia and herzegovina": "ba", "brazil": "br", "bulgaria": "bg", "canada": "ca", "chile": "cl",
    "china": "cn", "p.r. china": "cn", "pr china": "cn", "p.r.c.": "cn", "colombia": "co", "costa rica": "cr",
    "croatia": "hr", "cyprus": "cy", "czech republic": "cz", "czechia": "cz", "denmark": "dk", "ecuador": "ec",
    "egypt": "eg", "el salvador": "sv", "estonia": "ee", "finland": "fi", "france": "fr", "georgia": "ge",
    "germany": "de", "ghana": "gh", "greece": "gr", "guatemala": "gt", "hong kong": "hk", "hungary": "hu",
    "iceland": "is", "india": "in", "indonesia": "id", "iran": "ir", "iraq": "iq", "kurdistan": "iq", "ireland": "ie",
    "republic of ireland": "ie", "israel": "il", "italy": "it", "jamaica": "jm", "japan": "jp", "jordan": "jo",
    "kazakhstan": "kz", "kenya": "ke", "korea": "kr", "south korea": "kr", "kuwait": "kw", "latvia": "lv",
    "lebanon": "lb", "libya": "ly", "lithuania": "lt", "luxembourg": "lu", "malaysia": "my", "malta": "mt",
    "mexico": "mx", "morocco": "ma", "netherlands": "nl", "the netherlands": "nl", "new zealand": "nz", "nigeria": "ng",
    "norway": "no", "oman": "om", "sultanate of oman": "om", "pakistan": "pk", "panama": "pa", "paraguay": "py",
    "peru": "pe", "philippines": "ph", "poland": "pl", "portugal": "pt", "puerto rico": "pr", "qatar": "qa",
    "romania": "ro", "russia": "ru", "russian federation": "ru", "saudi arabia": "sa", "ksa": "sa",
    "kingdom of saudi arabia": "sa", "serbia": "rs", "singapore": "sg", "slovakia": "sk", "slovenia": "si",
    "south africa": "za", "spain": "es", "sri lanka": "lk", "srilanka": "lk", "sweden": "se", "switzerland": "ch",
    "syria": "sy", "taiwan": "tw", "taiwan r.o.c.": "tw", "thailand": "th", "tunisia": "tn", "turkey": "tr",
    "turkiye": "tr", "ukraine": "ua", "united arab emirates": "ae", "u.a.e": "ae", "u.a.e.": "ae", "uae": "ae",
    "united kingdom": "gb", "u.k.": "gb", "uk": "gb", "great britain": "gb", "england": "gb", "scotland": "gb",
    "wales": "gb", "northern ireland": "gb", "united states": "us", "united states of america": "us", "usa": "us",
    "u.s.a": "us", "u.s.a.": "us", "uruguay": "uy", "venezuela": "ve", "vietnam": "vn", "viet nam": "vn",
    "deutschland": "de", "osterreich": "at", "schweiz": "ch", "espana": "es", "mexico d.f.": "mx", "brasil": "br",
    "italia": "it", "suisse": "ch", "belgique": "be", "belgie": "be", "nederland": "nl", "polska": "pl",
    "portugal continental": "pt", "sverige": "se", "danmark": "dk", "norge": "no", "suomi": "fi", "eesti": "ee",
    "latvija": "lv", "lietuva": "lt", "magyarorszag": "hu", "ceska republika": "cz", "slovensko": "sk",
    "hrvatska": "hr",
    "slovenija": "si", "srbija": "rs", "maroc": "ma", "tunisie": "tn", "algerie": "dz", "россия": "ru",
    "украина": "ua", "казахстан": "kz", "беларусь": "by", "българия": "bg", "ελλαδα": "gr", "日本": "jp", "中国": "cn",
    "ایران": "ir", "افغانستان": "af", "ترکیه": "tr", "عراق": "iq", "السعودیه": "sa", "المملکه العربیه السعودیه": "sa",
    "الامارات": "ae", "الامارات العربیه المتحده": "ae", "مصر": "eg", "قطر": "qa", "الکویت": "kw", "البحرین": "bh",
    "عمان": "om", "الاردن": "jo", "لبنان": "lb", "المغرب": "ma", "تونس": "tn", "الجزائر": "dz",
}  # fmt: skip

_US_STATES = (
    "alabama:al alaska:ak arizona:az arkansas:ar california:ca colorado:co connecticut:ct delaware:de florida:fl"
    " georgia:ga hawaii:hi idaho:id illinois:il indiana:in iowa:ia kansas:ks kentucky:ky louisiana:la maine:me"
    " maryland:md massachusetts:ma michigan:mi minnesota:mn mississippi:ms missouri:mo montana:mt nebraska:ne nevada:nv"
    " new_hampshire:nh new_jersey:nj new_mexico:nm new_york:ny north_carolina:nc north_dakota:nd ohio:oh oklahoma:ok"
    " oregon:or pennsylvania:pa rhode_island:ri south_carolina:sc south_dakota:sd tennessee:tn texas:tx utah:ut"
    " vermont:vt virginia:va washington:wa west_virginia:wv wisconsin:wi wyoming:wy district_of_columbia:dc"
)
_PROVINCES = (
    "alberta:ab british_columbia:bc manitoba:mb new_brunswick:nb newfoundland:nl nova_scotia:ns ontario:on"
    " prince_edward_island:pe quebec:qc saskatchewan:sk"
)
_AU_STATES = "new_south_wales:nsw victoria:vic queensland:qld south_australia:sa western_australia:wa tasmania:tas"


def _pairs(listing: str) -> dict[str, str]:
    return {name.replace("_", " "): code for name, code in (entry.split(":") for entry in listing.split())}


#: State or province, by full name and by code, of the countries whose addresses name it.
US_STATES = _pairs(_US_STATES)
CA_PROVINCES = _pairs(_PROVINCES)
AU_STATES = _pairs(_AU_STATES)

#: Iranian city to the area code of its province (without the trunk zero); provinces are cities of themselves here.
IRAN_CITIES: dict[str, str] = {
    "تهران": "21", "ری": "21", "شهر ری": "21", "شهریار": "21", "اسلامشهر": "21", "پاکدشت": "21", "ورامین": "21",
    "قدس": "21", "پردیس": "21", "دماوند": "21", "کرج": "26", "البرز": "26", "هشتگرد": "26", "فردیس": "26", "قم": "25",
    "قزوین": "28", "اراک": "86", "مرکزی": "86", "ساوه": "86", "همدان": "81", "ملایر": "81", "زنجان": "24", "ابهر": "24",
    "کرمانشاه": "83", "سنندج": "87", "کردستان": "87", "سقز": "87", "مریوان": "87", "بانه": "87", "ایلام": "84",
    "خرم اباد": "66", "لرستان": "66", "بروجرد": "66", "اهواز": "61", "خوزستان": "61", "ابادان": "61", "خرمشهر": "61",
    "دزفول": "61", "ماهشهر": "61", "بوشهر": "77", "بندرعباس": "76", "بندر عباس": "76", "هرمزگان": "76", "کیش": "76",
    "قشم": "76", "شیراز": "71", "فارس": "71", "مرودشت": "71", "جهرم": "71", "یاسوج": "74", "اصفهان": "31",
    "کاشان": "31",
    "نجف اباد": "31", "خمینی شهر": "31", "شاهین شهر": "31", "شهرکرد": "38", "یزد": "35", "میبد": "35", "کرمان": "34",
    "رفسنجان": "34", "سیرجان": "34", "بم": "34", "زاهدان": "54", "زابل": "54", "چابهار": "54", "بیرجند": "56",
    "خراسان جنوبی": "56", "مشهد": "51", "خراسان رضوی": "51", "نیشابور": "51", "سبزوار": "51", "تربت حیدریه": "51",
    "بجنورد": "58", "خراسان شمالی": "58", "گرگان": "17", "گلستان": "17", "گنبد کاووس": "17", "ساری": "11",
    "مازندران": "11", "بابل": "11", "امل": "11", "قائم شهر": "11", "چالوس": "11", "نوشهر": "11", "تنکابن": "11",
    "رشت": "13", "گیلان": "13", "انزلی": "13", "لاهیجان": "13", "لنگرود": "13", "اردبیل": "45", "تبریز": "41",
    "اذربایجان شرقی": "41", "مراغه": "41", "مرند": "41", "ارومیه": "44", "اذربایجان غربی": "44", "خوی": "44",
    "مهاباد": "44", "سمنان": "23", "شاهرود": "23", "دامغان": "23", "سیستان و بلوچستان": "54", "کهگیلویه": "74",
    "چهارمحال و بختیاری": "38",
}  # fmt: skip

#: Large cities of the Arab world and Afghanistan to their country.
ARAB_CITIES: dict[str, str] = {
    "الریاض": "sa", "جده": "sa", "مکه": "sa", "المدینه المنوره": "sa", "الدمام": "sa", "الخبر": "sa", "الطائف": "sa",
    "بریده": "sa", "تبوک": "sa", "ابها": "sa", "الاحساء": "sa", "دبی": "ae", "ابوظبی": "ae", "ابو ظبی": "ae",
    "الشارقه": "ae", "عجمان": "ae", "العین": "ae", "القاهره": "eg", "الاسکندریه": "eg", "الجیزه": "eg", "الدوحه": "qa",
    "مدینه الکویت": "kw", "المنامه": "bh", "مسقط": "om", "بغداد": "iq", "البصره": "iq", "اربیل": "iq", "بیروت": "lb",
    "الدار البیضاء": "ma", "الرباط": "ma", "مراکش": "ma", "دمشق": "sy", "حلب": "sy", "طرابلس": "ly", "صنعاء": "ye",
    "الخرطوم": "sd", "کابل": "af", "هرات": "af", "مزار شریف": "af", "قندهار": "af",
}  # fmt: skip
