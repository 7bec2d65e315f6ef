"""Words for units of time, by language, in the forms they take after a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from trustaudit.text import fold

TimeUnit = Literal["days", "working-days", "hours", "weeks", "months", "years"]

# Each row: unit, then the words of each language; "_" joins the words of one unit.
_WRITTEN: Mapping[str, Mapping[TimeUnit, str]] = {
    "fa": {
        "days": "روز روزه روزی روزگی",
        "working-days": "روز_کاری روزکاری روزه_کاری روز_اداری روز_غیر_تعطیل روز_غیرتعطیل",
        "hours": "ساعت ساعته",
        "weeks": "هفته هفته‌ای",
        "months": "ماه ماهه",
        "years": "سال ساله",
    },
    "en": {
        "days": "day days day's days' calendar_days calendar_day consecutive_days full_days",
        "working-days": "business_days business_day working_days working_day workdays workday weekdays",
        "hours": "hour hours hr hrs h",
        "weeks": "week weeks",
        "months": "month months month's months' mo mos",
        "years": "year years year's years' yr yrs",
    },
    "es": {
        "days": "día días días_naturales días_corridos días_calendario",
        "working-days": "días_hábiles día_hábil días_laborables día_laborable días_laborales días_útiles",
        "hours": "hora horas h hs hrs",
        "weeks": "semana semanas",
        "months": "mes meses",
        "years": "año años",
    },
    "de": {
        "days": "Tag Tage Tagen Tages tägig tägige tägiges tägigen tägiger tägigem Kalendertage Kalendertagen Tage-",
        "working-days": "Werktag Werktage Werktagen Arbeitstag Arbeitstage Arbeitstagen Werkt. WT",
        "hours": "Stunde Stunden Std Std. h",
        "weeks": "Woche Wochen wöchig wöchige wöchigen",
        "months": "Monat Monate Monaten monatig monatige monatigen",
        "years": "Jahr Jahre Jahren jährig jährige jährigen",
    },
    "fr": {
        "days": "jour jours j jours_calendaires jours_francs",
        "working-days": "jours_ouvrés jour_ouvré jours_ouvrables jour_ouvrable",
        "hours": "heure heures h",
        "weeks": "semaine semaines",
        "months": "mois",
        "years": "an ans année années",
    },
    "tr": {
        "days": "gün günlük günde gündür gününde günü günün takvim_günü",
        "working-days": "iş_günü iş_günlük iş_gününde iş_günüdür iş_günün",
        "hours": "saat saatte saatlik saattir",
        "weeks": "hafta haftalık haftada",
        "months": "ay aylık ayda aydır",
        "years": "yıl yıllık yıldır",
    },
    "ar": {
        "days": "يوم يوما يوماً أيام ايام الأيام",
        "working-days": "يوم_عمل أيام_عمل ايام_عمل أيام_العمل يوما_عمل يوم_عمل_رسمي أيام_عمل_رسمية",
        "hours": "ساعة ساعات ساعه",
        "weeks": "أسبوع أسابيع أسبوعا",
        "months": "شهر أشهر شهور شهرا شهراً",
        "years": "سنة سنوات عام أعوام سنين",
    },
    "it": {
        "days": "giorno giorni gg giorni_di_calendario",
        "working-days": "giorni_lavorativi giorno_lavorativo gg_lavorativi",
        "hours": "ora ore h",
        "weeks": "settimana settimane",
        "months": "mese mesi",
        "years": "anno anni",
    },
    "pt": {
        "days": "dia dias dias_corridos dias_consecutivos",
        "working-days": "dias_úteis dia_útil",
        "hours": "hora horas h",
        "weeks": "semana semanas",
        "months": "mês meses",
        "years": "ano anos",
    },
    "nl": {
        "days": "dag dagen dagenlang",
        "working-days": "werkdag werkdagen",
        "hours": "uur uren",
        "weeks": "week weken",
        "months": "maand maanden",
        "years": "jaar jaren",
    },
    "sv": {"days": "dag dagar dagars", "working-days": "arbetsdag arbetsdagar vardagar", "hours": "timme timmar",
           "weeks": "vecka veckor veckors", "months": "månad månader månaders", "years": "års"},
    "da": {"days": "dag dage dages", "working-days": "hverdag hverdage arbejdsdag arbejdsdage", "hours": "time timer",
           "weeks": "uge uger ugers", "months": "måned måneder måneders", "years": "års"},
    "nb": {"days": "dag dager dagers", "working-days": "virkedag virkedager arbeidsdag arbeidsdager hverdager",
           "hours": "time timer", "weeks": "uke uker ukers", "months": "måned måneder", "years": "års"},
    "fi": {"days": "päivä päivää päivän päivässä päivien vrk", "working-days": "arkipäivä arkipäivää arkipäivän",
           "hours": "tunti tuntia tunnin", "weeks": "viikko viikkoa viikon", "months": "kuukausi kuukautta kuukauden kk",
           "years": "vuosi vuotta vuoden"},
    "pl": {
        "days": "dzień dni dnia dniowy dniowe dniowego dniowa dniową dniowym dniom",
        "working-days": "dni_robocze dni_roboczych dzień_roboczy dnia_roboczego dni_robocze.",
        "hours": "godzina godziny godzin h",
        "weeks": "tydzień tygodnie tygodni",
        "months": "miesiąc miesiące miesięcy",
        "years": "rok lata lat",
    },
    "cs": {"days": "den dny dnů dní denní", "working-days": "pracovní_den pracovní_dny pracovních_dnů pracovních_dní",
           "hours": "hodina hodiny hodin h", "weeks": "týden týdny týdnů", "months": "měsíc měsíce měsíců",
           "years": "rok roky let"},
    "sk": {"days": "deň dni dní dňový dňová dňové", "working-days": "pracovný_deň pracovné_dni pracovných_dní",
           "hours": "hodina hodiny hodín h", "weeks": "týždeň týždne týždňov", "months": "mesiac mesiace mesiacov",
           "years": "rok roky rokov"},
    "hu": {"days": "nap napos napon naptári_nap", "working-days": "munkanap munkanapon", "hours": "óra órán",
           "weeks": "hét hetes", "months": "hónap hónapos", "years": "év éves"},
    "ro": {"days": "zi zile zile_calendaristice de_zile", "working-days": "zile_lucrătoare zi_lucrătoare",
           "hours": "oră ore", "weeks": "săptămână săptămâni", "months": "lună luni de_luni", "years": "an ani"},
    "bg": {"days": "ден дни дневен дневно", "working-days": "работни_дни работен_ден", "hours": "час часа",
           "weeks": "седмица седмици", "months": "месец месеца", "years": "година години"},
    "ru": {
        "days": "день дня дней дневный дневная дневного календарных_дней календарных_дня суток дн. дн",
        "working-days": "рабочий_день рабочих_дня рабочих_дней рабочие_дни раб._дней раб._дня",
        "hours": "час часа часов",
        "weeks": "неделя недели недель",
        "months": "месяц месяца месяцев мес. мес",
        "years": "год года лет",
    },
    "uk": {"days": "день дні днів днi", "working-days": "робочий_день робочі_дні робочих_днів",
           "hours": "година години годин", "weeks": "тиждень тижні тижнів", "months": "місяць місяці місяців",
           "years": "рік роки років"},
    "el": {"days": "ημέρα ημέρες ημερών ημερολογιακές_ημέρες ημερολογιακών_ημερών μέρες",
           "working-days": "εργάσιμη_ημέρα εργάσιμες_ημέρες εργάσιμων_ημερών εργάσιμες", "hours": "ώρα ώρες ωρών",
           "weeks": "εβδομάδα εβδομάδες", "months": "μήνας μήνες μηνών", "years": "έτος έτη έτους χρόνια"},
    "hr": {"days": "dan dana dani danima", "working-days": "radni_dan radna_dana radnih_dana radni_dana",
           "hours": "sat sata sati", "weeks": "tjedan tjedna tjedana", "months": "mjesec mjeseca mjeseci",
           "years": "godina godine godinu"},
    "sl": {"days": "dan dni dneh dnevno", "working-days": "delovni_dan delovna_dneva delovne_dni delovnih_dni delovnih_dneh",
           "hours": "ura ure ur urah", "weeks": "teden tedna tednov", "months": "mesec meseca mesece mesecev",
           "years": "leto leti leta let"},
    "et": {"days": "päev päeva päevane päevast", "working-days": "tööpäev tööpäeva", "hours": "tund tundi tunni",
           "weeks": "nädal nädalat nädala", "months": "kuu kuud", "years": "aasta aastat"},
    "lv": {"days": "diena dienas dienu dienām", "working-days": "darba_dienas darba_dienu darba_diena",
           "hours": "stunda stundas stundu", "weeks": "nedēļa nedēļas nedēļu", "months": "mēnesis mēneši mēnešu mēnešiem",
           "years": "gads gadi gadu"},
    "lt": {"days": "diena dienos dienų dienas", "working-days": "darbo_diena darbo_dienos darbo_dienų darbo_dienas d._d.",
           "hours": "valanda valandos valandų", "weeks": "savaitė savaitės savaičių", "months": "mėnuo mėnesiai mėnesių",
           "years": "metai metų"},
    "he": {"days": "יום ימים ימי יממות", "working-days": "ימי_עסקים ימי_עבודה", "hours": "שעה שעות",
           "weeks": "שבוע שבועות", "months": "חודש חודשים חודשי", "years": "שנה שנים שנות"},
    "ko": {"days": "일 일간", "working-days": "영업일 근무일", "hours": "시간", "weeks": "주 주일", "months": "개월 달",
           "years": "년 년간"},
    "ja": {"days": "日 日間", "working-days": "営業日", "hours": "時間", "weeks": "週間", "months": "ヶ月 か月 カ月 ヵ月 箇月",
           "years": "年 年間"},
    "zh": {"days": "天 日 个自然日 個自然日", "working-days": "个工作日 個工作日 工作日 个工作天 個工作天 工作天",
           "hours": "小时 小時 个小时 個小時",
           "weeks": "周 週 个星期 星期", "months": "个月 個月", "years": "年"},
    "th": {"days": "วัน", "working-days": "วันทำการ", "hours": "ชั่วโมง", "weeks": "สัปดาห์", "months": "เดือน", "years": "ปี"},
    "vi": {"days": "ngày", "working-days": "ngày_làm_việc", "hours": "giờ", "weeks": "tuần", "months": "tháng", "years": "năm"},
    "id": {"days": "hari", "working-days": "hari_kerja", "hours": "jam", "weeks": "minggu", "months": "bulan", "years": "tahun"},
}  # fmt: skip

#: Folded unit word to its meaning and the languages it belongs to.
UNIT_WORDS: dict[str, tuple[TimeUnit, frozenset[str]]] = {}
for _lang, _units in _WRITTEN.items():
    for _unit, _words in _units.items():
        for _word in _words.split():
            _key = fold(_word.replace("_", " "))
            _known = UNIT_WORDS.get(_key)
            # The first language to claim a word names its unit; later ones only add themselves.
            UNIT_WORDS[_key] = (_known[0], _known[1] | {_lang}) if _known else (_unit, frozenset((_lang,)))

# Numbers that a language fuses with the unit: the Arabic dual, and words for two weeks.
_FUSED: Mapping[str, tuple[float, TimeUnit]] = {
    "يومين": (2, "days"), "يومان": (2, "days"), "يومي عمل": (2, "working-days"), "أسبوعين": (2, "weeks"),
    "أسبوعان": (2, "weeks"), "شهرين": (2, "months"), "شهران": (2, "months"), "سنتين": (2, "years"),
    "سنتان": (2, "years"), "عامين": (2, "years"), "عامان": (2, "years"), "ساعتين": (2, "hours"),
    "quinzaine": (15, "days"), "fortnight": (14, "days"), "quincena": (15, "days"),
}  # fmt: skip

#: Folded word to (number, unit).
FUSED: Mapping[str, tuple[float, TimeUnit]] = {fold(word): value for word, value in _FUSED.items()}
