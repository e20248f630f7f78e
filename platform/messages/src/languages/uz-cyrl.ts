import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, and, or } = grammarOf('uz-Cyrl', { and: 'ва', or: 'ёки' })

export const uzbekInCyrillic: Catalogue = {
  words: {
    state: {
      DRAFT: 'қоралама',
      SAVED: 'сақланган',
      AWAITING_SIGNED_DOCUMENTS: 'имзоланган ҳужжатлар кутилмоқда',
      AWAITING_PAYMENT: 'тўлов кутилмоқда',
      SUBMITTED: 'топширилган',
      UNDER_REVIEW: 'кўриб чиқилмоқда',
      RETURNED: 'тузатиш учун қайтарилган',
      REJECTED: 'рад этилган',
      WITHDRAWN: 'қайтариб олинган',
      NUMBER_ATTACHED: 'тасдиқланган',
      CERTIFICATE_ISSUED: 'тасдиқланган, сертификат берилган',
    },
    act: {
      DRAFT: 'қоралама тузиш',
      CHANGE: 'ўзгартириш',
      ATTACH: 'ҳужжат бириктириш',
      RECOGNISE: 'ариза берувчини таниб олиш',
      SAVE: 'сақлаш',
      SUBMIT: 'топшириш',
      START_REVIEW: 'кўриб чиқишни бошлаш',
      RETURN: 'тузатиш учун қайтариш',
      REJECT: 'рад этиш',
      APPROVE: 'тасдиқлаш',
      WITHDRAW: 'қайтариб олиш',
      PROCEED: 'кейинги қадам',
    },
    service: {
      PUBLISHER_CODE: 'ношир коди',
      ISBN_FOR_PUBLICATION: 'нашрлар учун ISBN рақамлари',
      ADDITIONAL_CODE: 'қўшимча ношир коди',
    },
    publisherKind: {
      ORGANISATION: 'ташкилот',
      SOLE_TRADER: 'якка тартибдаги тадбиркор',
      AUTHOR: 'муаллиф',
      STATE: 'давлат ташкилоти',
      UNIVERSITY: 'университет',
    },
    form: {
      HARDBACK: 'қаттиқ муқовада',
      PAPERBACK: 'юмшоқ муқовада',
      OTHER_PRINT: 'босма, бошқа кўринишда',
      BRAILLE: 'Брайл ёзувида',
      MAP: 'харита ёки атлас',
      AUDIO: 'аудиокитоб',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'электрон, бошқа форматда',
      MICROFORM: 'микрошакл',
      VIDEO: 'видео',
      SOFTWARE: 'дастурий таъминот',
      KIT: 'тўплам',
      SET: 'кўп жилдли нашр',
    },
    grounds: { TAX_NUMBER: 'солиқ рақами', NAME: 'номи', EMAIL: 'электрон почта манзили' },
    metadata: { contributors: 'муаллифлар ва иштирокчилар', language: 'тил', year: 'йил' },
  },

  numbers: {
    EMPTY: () => 'Бу ерда рақам йўқ. ISBN киритинг.',
    WRONG_LENGTH: ({ length }) =>
      `ISBN 13 та, эски шаклида эса 10 та рақамдан иборат; бу ерда ${n(length)} та рақам бор. Китоб билан солиштиринг.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `ISBN-A таркибида 10.978.9856020/202 каби ISBN нинг 13 та рақами бўлади; бу ерда ${n(length)} та рақам бор.`,
    TOO_LONG: ({ length }) =>
      `ISBN 13 та рақамдан иборат; бу ерда ${n(length)} та рақам бор. Битта ISBN ни нарх кодисиз киритинг.`,
    SEVERAL_NUMBERS: ({ count }) => `Бу ерда ${n(count)} та ISBN бор. Уларни биттадан киритинг.`,
    BAD_CHARACTER: ({ character }) =>
      `${character} белгиси ISBN таркибида бўлмайди. Рақам, чизиқча ва бўш жойдан фойдаланинг; фақат ISBN-10 охирида X бўлиши мумкин.`,
    SCIENTIFIC_NOTATION: () =>
      'Электрон жадвал бу рақамни экспоненциал кўринишда ёзиб, охирги рақамларини йўқотган. Катак форматини матн қилиб, ISBN ни қайтадан киритинг.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `Назорат рақами ${found}, олдинги рақамларга эса ${expected} мос келади. Рақамлардан бири нотўғри: уларни китоб билан солиштиринг.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `ISBN 978 ёки 979 билан бошланади, бу эса ${found} билан бошланган.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `Бу GTIN-14 ${indicator} билан бошлангани учун кўп нусхали қутини билдиради. Битта нусханинг рақамини киритинг.`,
    ISMN: () => 'Бу ISMN, яъни нота нашри рақами. ISBN киритинг.',
    ISSN: () => 'Бу ISSN, яъни журнал ёки туркум рақами. Китобнинг ISBN рақамини киритинг.',
    PREFIX_WITHOUT_GS1: ({ prefix }) =>
      `Бу ${prefix} префиксининг дастлабки уч рақамисиз ёзилган шакли. Уни тўлиқ киритинг.`,
    PREFIX_TOO_LONG: ({ length }) => `Префикс кўпи билан 11 та рақамдан иборат; бу ерда ${n(length)} та рақам бор.`,
    OTHER_PREFIX: ({ prefix }) => `Диапазонлар жадвалига кўра бу ${prefix} префикси.`,
    GROUP_ONLY: ({ group }) => `${group} – рўйхатга олиш гуруҳи. Регистрант рақамларини қўшинг.`,
    UNDEFINED_GROUP: () =>
      'Бундай рақам ҳеч бир рўйхатга олиш гуруҳида йўқ. Дастлабки рақамларни китоб билан солиштиринг.',
    UNDEFINED_RANGE: ({ group }) =>
      `${group} рўйхатга олиш гуруҳида бу рақам учун очиқ диапазон йўқ. Рақамларни китоб билан солиштиринг.`,
  },

  uploads: {
    LINK_MISSING: () => 'Бу манзил учун агентлик ҳаволаси керак. Уни сўраб олинг.',
    LINK_ALTERED: () => 'Ҳавола ўзгартирилган ёки бошқа мақсад учун яратилган. Янгисини сўраб олинг.',
    LINK_EXPIRED: () => 'Ҳавола муддати тугаган. Янгисини сўраб олинг.',
    LINK_USED: () => 'Бу ҳавола орқали бошқа файл юкланган. Янгисини сўраб олинг.',
    FILE_EMPTY: () => 'Файл бўш. Уни қайтадан танланг.',
    FILE_TOO_SLOW: ({ pace }) => `Файл жуда секин келмоқда: сониясига камида ${n(pace)} байт керак.`,
    FILE_STALLED: ({ seconds }) => `${n(seconds)} сония давомида файл келмади. Уни қайтадан юкланг.`,
    FILE_TOO_LARGE: ({ megabytes }) => `Файл жуда катта. Кўпи билан ${n(megabytes)} МБ бўлиши мумкин.`,
    FILE_TYPE: () => 'Файл PDF, PNG, JPEG ёки TIFF эмас. Уни шу форматлардан бирида юборинг.',
    FILE_CUT_OFF: () => 'PDF охири йўқ. Уни қайтадан сақлаб, юкланг.',
    TOO_MANY_UPLOADS: ({ limit }) => `Сиз ҳозир ${n(limit)} та файл юклаяпсиз. Улардан бири етиб боргунча кутинг.`,
    TOO_MANY_FILES: ({ files, megabytes }) =>
      `Аризага бириктирилмаган файллар кўпи билан ${n(files)} та ёки ${n(megabytes)} МБ бўлиши мумкин. Янгисини юклашдан олдин уларни бириктиринг.`,
    FILE_NOT_FOUND: () => 'Агентликда бундай файл йўқ.',
    PAPER_NOT_FOUND: () => 'Агентлик бундай ҳужжат бермаган.',
    UPLOADS_BUSY: () => 'Ҳозир жуда кўп файл келмоқда. Бир неча сониядан кейин қайта уриниб кўринг.',
    PAPERS_BUSY: () => 'Ҳозир жуда кўп ҳужжат тайёрланмоқда. Бир неча сониядан кейин қайта уриниб кўринг.',
    FILE_STORE_FAILED: () => 'Файллар омбори билан алоқа йўқ. Бир неча дақиқадан кейин қайта уриниб кўринг.',
  },

  verification: {
    verified: 'Текширилди',
    unknown: 'Номаълум ҳужжат',
    noPaper: ({ code }) => `Ушбу тизимдаги ҳеч бир агентлик ${code} кодли ҳужжат бермаган.`,
    current: 'Ҳужжат ҳақиқий ва амалда.',
    notCurrent: {
      SUPERSEDED: 'Ҳужжат ҳақиқий, лекин унинг ўрнига янгиси берилган.',
      NUMBER_CANCELLED: 'Ҳужжат ҳақиқий, лекин ундаги ISBN рақами кейинчалик бекор қилинган.',
      PREFIX_CLOSED: 'Ҳужжат ҳақиқий, лекин ундаги префикс кейинчалик ёпилган.',
    },
    kinds: {
      CERTIFICATE: 'Сертификат',
      CONTRACT: 'Шартнома',
      INVOICE: 'Ҳисобварақ',
      DESCRIPTION: 'Нашрлар тавсифи',
      NUMBER_LIST: 'ISBN рақамлари рўйхати',
    },
    labels: {
      code: 'Код',
      paper: 'Ҳужжат',
      agency: 'Ким берган',
      issuedOn: 'Берилган сана',
      issuedTo: 'Кимга берилган',
      prefix: 'Префикс',
      isbn: 'ISBN',
      languages: 'Тиллар',
    },
    cancelled: 'бекор қилинган',
    closed: 'ёпилган',
    compare: 'Буни ҳужжатда ёзилгани билан сўзма-сўз солиштиринг.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} ушбу агентликнинг рўйхатга олиш гуруҳларига кирмайди: ${and(groups)}. Қидирув кўрсатган агентликка мурожаат қилинг.`,
    PREFIX_INVALID: ({ input, problem }) => `«${input}» ISBN префикси эмас. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `${prefix} префикси ҳеч кимга берилмаган. Рақамларни текширинг.`,
    PREFIX_CLOSED: ({ prefix }) => `${prefix} префикси ёпилган: у билан энди ISBN рақами берилмайди.`,
    PREFIX_SHARED: ({ prefix }) =>
      `${prefix} префиксидан бир неча муаллиф биргаликда фойдаланади, шунинг учун уни топшириб бўлмайди.`,
    PREFIX_TAKEN: ({ prefix }) => `${prefix} префикси аллақачон берилган. Бошқасини танланг.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `${n(asked)} та ISBN рақами керак, бўш рақамлар (${and(prefixes)}) эса ${n(free)} та. Ноширга қўшимча префикс беринг.`,
    PREFIX_MISSING: ({ publisher }) =>
      `${publisher} ноширининг бу рўйхатга олиш гуруҳида очиқ префикси йўқ. Ношир коди учун ариза беринг.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `${prefix} префикси бу ноширники эмас. Унинг ўз префиксини кўрсатинг.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `${prefix} префикси тугамаган: яна ${n(remaining)} та рақам бўш. Қўшимча префикс сўрашдан олдин улардан фойдаланинг.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `${prefix} префиксида яна ${n(remaining)} та бўш рақам бор. Бошқа префикс нима сабабдан берилаётганини ёзинг.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `${prefix} префикси бир неча ноширга тегишли. ISBN рақамларини ким олишини «publisher» майдонида кўрсатинг.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `${prefix} префикси аллақачон ${publisher} ноширига тегишли.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `${prefix} префикси ҳеч қачон ${publisher} ноширига тегишли бўлмаган, шунинг учун унга қайтариб бўлмайди.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `${prefix} префикси ${publisher} ноширига тегишли эмас.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `Бўш префикс қолмаган: ${and(ranges(groups, lengths))}. Бўш префикслар бор жойлар: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `Бўш префикс қолмаган: ${and(ranges(groups, lengths))}; бошқа узунликда ҳам йўқ. Халқаро ISBN агентлигидан янги диапазон сўранг.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `${n(length)} хонали регистрантлар учун очиқ диапазон йўқ. Очиқ узунликлар: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `«${input}» ISBN эмас. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `ISBN ${isbn} ҳеч қачон берилмаган. Уни китоб билан солиштиринг.`,
    ISBN_CANCELLED: ({ isbn }) => `ISBN ${isbn} аллақачон бекор қилинган.`,
    ISBN_TAKEN: ({ isbn }) => `ISBN ${isbn} бошқа нашрга берилган. Бошқа ISBN ишлатинг.`,
    ISBN_REPEATED: ({ isbn }) => `ISBN ${isbn} икки нашр учун кўрсатилган. Ҳар бирига ўз ISBN рақамини беринг.`,
    ISBN_OF_ANOTHER: ({ isbn }) => `ISBN ${isbn} шу префикснинг бошқа эгаси рўйхатида турибди. Бошқа ISBN ишлатинг.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `ISBN ${isbn} ${or(prefixes)} префиксига кирмайди. Рақамларни текширинг.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `Бошқа нашрнинг ISBN рақами ${isbn} ҳеч кимга берилмаган префиксга киради. Уни ўша нашр билан солиштиринг.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `ISBN ${isbn} ноширнинг ўзига тегишли. Ҳамкорликдаги нашр учун бошқа ноширнинг ISBN рақамини кўрсатинг.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `Реестрда «${publisher}» ношири йўқ. Идентификаторни текширинг.`,
    PUBLISHER_CEASED: ({ publisher }) => `${publisher} ношири фаолиятини тўхтатган, унга энди ҳеч нарса берилмайди.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `${publisher} ноширининг ўрнини ${successor} эгаллаган, унга энди ҳеч нарса берилмайди.`,
    NAME_UNCHANGED: ({ publisher, name }) => `${publisher} ноширининг номи аллақачон «${name}».`,
    NOTHING_TO_CHANGE: () => 'Нима ўзгариши кўрсатилмаган. Камида битта майдонни тўлдиринг.',
    OFFICIAL_NAME_IN_LIST: () =>
      'Расмий ном қўшимча номлар қаторига кирмайди. Уни ўзгартириш учун ноширни қайта номланг.',
    SUCCESSOR_IS_SELF: ({ publisher }) => `${publisher} ношири ўзига ўзи ворис бўла олмайди. Бошқа ноширни кўрсатинг.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `Реестрда ${publisher} ноширининг номи «${name}», тури «${kind}». Уларни фақат регистратор ўзгартира олади.`,

    TEXT_EMPTY: ({ field }) => `«${field}» майдони бўш. Матн киритинг ёки мажбурий бўлмаса, майдонни ташлаб кетинг.`,
    TEXT_TOO_LONG: ({ field, limit }) =>
      `«${field}» майдонидаги матн жуда узун. Кўпи билан ${n(limit)} та белги бўлиши мумкин.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `«${field}» майдонида сақлаб ёки чоп этиб бўлмайдиган белги бор: ${character}. Уни олиб ташланг.`,
    NAME_UNREADABLE: ({ field }) => `«${field}» майдонида ҳарф ҳам, рақам ҳам йўқ. Номини киритинг.`,
    LIST_TOO_LONG: ({ field, limit }) =>
      `«${field}» майдонида ёзувлар жуда кўп. Кўпи билан ${n(limit)} та бўлиши мумкин.`,
    LIST_EMPTY: ({ field }) => `«${field}» рўйхати бўш. Камида битта ёзув қўшинг.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `«${field}» майдонидаги сон жуда кичик. Энг кичик қиймат: ${n(least)}.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) =>
      `«${field}» майдонидаги сон ${n(least)} дан ${n(most)} гача бўлиши керак.`,
    ONE_OF_NEEDED: ({ fields }) => `Қуйидаги майдонлардан фақат биттасини тўлдиринг: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) => `«${title}» – кўп жилдли нашр. Жилдларини қўшинг: ҳар бири ҳам ISBN олади.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `Жилдлар жуда чуқур жойлашган. ${n(levels)} та даража бўлиши мумкин: нашр, қисмлар ва жилдлар.`,
    COUNTRY_UNKNOWN: ({ country }) =>
      `«${country}» давлат коди эмас. ISO 3166-1 бўйича икки ҳарф киритинг, масалан UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `${country} давлат коди энди ишлатилмайди. Ҳозирги кодни киритинг, масалан: ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `${issuedOn} куни берилган ҳужжат муддати ${validUntil} куни тугаши мумкин эмас. Иккала санани ҳужжат билан солиштиринг.`,
    DATE_IN_FUTURE: ({ date, today }) => `${date} санаси ҳали келмаган; бугун ${today}. Уни ҳужжат билан солиштиринг.`,
    CURRENCY_NOT_USED: ({ currency, used }) =>
      `Агентлик ${currency} валютасида ҳақ олмайди. Агентлик валютаси: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'Агентлик ҳақ олмайди. Сумма ва валютани кўрсатманг.',
    AMOUNT_INVALID: ({ amount, example }) => `«${amount}» сумма эмас. Уни шундай ёзинг: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'Сумма ва валюта бирга кўрсатилади. Иккаласини ҳам ёзинг ёки ҳеч бирини ёзманг.',
    KEY_REUSED: ({ key }) => `«${key}» идемпотентлик калити бошқа сўров учун ишлатилган. Янги калит танланг.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `Сиз унинг номидан иш юритадиган «${applicant}» ариза берувчиси йўқ. Идентификаторни текширинг.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `Сиз иш юритадиган «${application}» аризаси йўқ. Идентификаторни текширинг.`,
    APPLICATION_LOCKED: ({ application, state }) =>
      `${application} аризасини ўзгартириб бўлмайди. Унинг ҳолати: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `Агентлик ${application} аризасини кўриб чиқмоқда. Ариза қайтарилганда ёки ҳал этилганда ариза берувчи маълумотларини ўзгартириш мумкин.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `«${act}» қадами сиз учун очиқ эмас. ${application} аризасининг ${since} дан бери ҳолати: ${state}. ` +
      (open.length > 0 ? `Очиқ қадамлар: ${and(open)}.` : 'Ҳозир очиқ қадам йўқ.'),
    SERVICE_NOT_OFFERED: ({ service }) => `Агентлик «${service}» хизмати учун ариза қабул қилмайди.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) =>
      `${applicant} ариза берувчиси аллақачон ${publisher} ношири деб таниб олинган.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `Ариза берувчи реестрда бор бўлиши мумкин: ${or(publishers)}. Мос келгани: ${and(grounds)}. ` +
      'Ариза берувчини таниб олинг ёки у нега бошқа ношир эканини ёзинг.',
    FILE_NEEDED: () => 'Юкланган файлни кўрсатинг. Файлсиз ҳужжатни фақат регистратор бириктиради.',
    FILE_UNKNOWN: ({ file }) =>
      `Сиз «${file}» файлини юкламагансиз. Аввал уни юклаб, жавобдаги идентификаторни ишлатинг.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `Агентлик «${document}» ҳужжатини сўрамайди. ` +
      (asked.length > 0 ? `У сўрайдиган ҳужжатлар: ${and(asked)}.` : 'У ҳужжат сўрамайди.'),
    COMMENTS_MISSING: () => 'Аризани қайтаришдан олдин камида битта бўлим учун нима тузатилиши кераклигини ёзинг.',
    REASON_MISSING: () => 'Рад этиш сабабини ёзинг.',

    BANK_DETAILS_MISSING: () =>
      'Ариза берувчининг банк реквизитлари йўқ. Шартнома ва ҳисобварақ учун банк ва ҳисоб рақами керак.',
    RESPONSIBLE_PERSON_MISSING: () => 'Ариза берувчининг масъул шахси кўрсатилмаган. Уни алоқа маълумотларига қўшинг.',
    PUBLICATIONS_MISSING: () => 'Аризада нашр йўқ. Камида биттасини қўшинг.',
    PAPERS_OUTDATED: () =>
      'Ариза ҳужжатлар тайёрлангандан кейин ўзгартирилган. Уни қайтадан сақлаб, янги ҳужжатларни имзоланг.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `Ҳужжатлар етишмайди: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `${amount} ${currency} миқдоридаги ҳақ тўланмаган. Суммаси кўрсатилган тўлов топшириқномасини бириктиринг.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `Тўлов топшириқномасида ${amount} ${currency} миқдоридаги ҳақдан қанчаси тўлангани ёзилмаган. Уни суммаси билан бириктиринг.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `Ҳақ ${amount} ${currency}, тўлангани ${paid} ${paidCurrency}: ${missing} ${currency} етишмайди.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `Ношир жойлашган давлат: ${country}. Китоблар қайси тилда бўлмасин, ўша давлатнинг ISBN агентлигига мурожаат қилинг; ` +
      'истисно учун аввал Халқаро ISBN агентлигидан сўранг.',
    INTERNATIONAL_JURISDICTION: () =>
      'Бир неча давлат нодавлат ташкилотларига Халқаро ISBN агентлиги (INTL) хизмат кўрсатади. Ўша ерга мурожаат қилинг.',
    NOT_MULTINATIONAL: ({ country }) =>
      `Бу ерда фақат бир неча давлат нодавлат ташкилотларига хизмат кўрсатилади. Шу давлатнинг ISBN агентлигига мурожаат қилинг: ${country}.`,
    PERMIT_MISSING: ({ document }) =>
      `Амалдаги ҳужжат йўқ: ${document}. Рақами ва саналари билан нусхасини бириктиринг.`,
    ONLINE_ACCESS_MISSING: () =>
      'Агентлик сизга янги ISBN рақамларини онлайн сўраш учун рухсат бермаган. Қоғозда ариза беринг ёки рухсат сўранг.',
    CODE_HELD: ({ publisher }) => `${publisher} ноширининг коди аллақачон бор. Қўшимча код учун ариза беринг.`,
    NOT_REGISTERED: () =>
      'Ариза берувчи реестрда йўқ. Аввал ношир коди учун ариза беринг; ношир реестрда бўлса, агентликдан сизни таниб олишни сўранг.',
    METADATA_MISSING: ({ title, missing }) => `«${title}» учун маълумотлар етишмайди: ${and(missing)}. Уларни қўшинг.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `«${title}» – тўплам. Унинг қисмларини кўрсатинг, камида иккита: ҳар бири ҳам ISBN олади.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `«${title}» нашрининг шакли – «${form}» – бу қандай маҳсулот эканини билдирмайди. Уни «product» майдонида тавсифланг.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `«${title}» нашрига ISBN берилмайди. Уни аризадан олиб ташланг.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `«${title}» нашрига ISBN берилмайди. Унинг ўрнига ${identifier} сўранг.`,
  },
}

/** 978-9910 (3 хонали) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${n(lengths[index] ?? 0)} хонали)`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}, ${n(copies)} нусхада` : document
