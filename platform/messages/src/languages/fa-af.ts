import type { Catalogue } from '../catalogue.ts'
import { grammarOf } from '../grammar.ts'

const { n, and, or } = grammarOf('fa-AF', { and: 'و', or: 'یا', comma: '، ' })

export const dari: Catalogue = {
  words: {
    state: {
      DRAFT: 'پیش‌نویس',
      SAVED: 'ذخیره شده',
      AWAITING_SIGNED_DOCUMENTS: 'در انتظار اسناد امضا شده',
      AWAITING_PAYMENT: 'در انتظار پرداخت',
      SUBMITTED: 'تسلیم شده',
      UNDER_REVIEW: 'تحت بررسی',
      RETURNED: 'برگردانده شده برای اصلاح',
      REJECTED: 'رد شده',
      WITHDRAWN: 'پس گرفته شده',
      NUMBER_ATTACHED: 'تأیید شده',
      CERTIFICATE_ISSUED: 'تأیید شده با تصدیق نامۀ صادر شده',
    },
    act: {
      DRAFT: 'تهیۀ پیش‌نویس',
      CHANGE: 'تغییر',
      ATTACH: 'ضمیمه کردن سند',
      RECOGNISE: 'شناسایی درخواست‌دهنده',
      SAVE: 'ذخیره',
      SUBMIT: 'تسلیم',
      START_REVIEW: 'آغاز بررسی',
      RETURN: 'برگرداندن برای اصلاح',
      REJECT: 'رد',
      APPROVE: 'تأیید',
      WITHDRAW: 'پس گرفتن',
      PROCEED: 'مرحلۀ بعدی',
    },
    service: {
      PUBLISHER_CODE: 'کود ناشر',
      ISBN_FOR_PUBLICATION: 'شماره‌های ISBN برای آثار',
      ADDITIONAL_CODE: 'کود اضافی ناشر',
    },
    publisherKind: {
      ORGANISATION: 'سازمان',
      SOLE_TRADER: 'تشبث انفرادی',
      AUTHOR: 'نویسنده',
      STATE: 'نهاد دولتی',
      UNIVERSITY: 'پوهنتون',
    },
    form: {
      HARDBACK: 'جلد سخت',
      PAPERBACK: 'جلد نرم',
      OTHER_PRINT: 'چاپی، نوع دیگر',
      BRAILLE: 'خط بریل',
      MAP: 'نقشه یا اطلس',
      AUDIO: 'کتاب صوتی',
      PDF: 'PDF',
      EPUB: 'EPUB',
      OTHER_ELECTRONIC: 'الکترونیک، نوع دیگر',
      MICROFORM: 'مایکروفورم',
      VIDEO: 'ویدیو',
      SOFTWARE: 'نرم‌افزار',
      KIT: 'بستۀ مرکب',
      SET: 'مجموعۀ چندجلدی',
    },
    grounds: { TAX_NUMBER: 'نمبر تشخیصیه', NAME: 'نام', EMAIL: 'آدرس ایمیل' },
    metadata: { contributors: 'نویسنده و همکاران', language: 'زبان', year: 'سال' },
  },

  numbers: {
    EMPTY: () => 'در این‌جا هیچ رقمی نیست. شمارۀ ISBN را وارد کنید.',
    WRONG_LENGTH: ({ length }) =>
      `شمارۀ ISBN دارای ۱۳ رقم است و شکل قدیمی آن ۱۰ رقم دارد؛ این‌جا ${n(length)} رقم است. آن را با کتاب مقایسه کنید.`,
    ISBN_A_WRONG_LENGTH: ({ length }) =>
      `شمارۀ ISBN-A همان ۱۳ رقم ISBN را دارد، مانند \u206810.978.9856020/202\u2069؛ این‌جا ${n(length)} رقم است.`,
    TOO_LONG: ({ length }) =>
      `شمارۀ ISBN دارای ۱۳ رقم است؛ این‌جا ${n(length)} رقم است. تنها یک شمارۀ ISBN را بدون کود قیمت وارد کنید.`,
    SEVERAL_NUMBERS: ({ count }) => `در این‌جا ${n(count)} شمارۀ ISBN است. هر بار یکی را وارد کنید.`,
    BAD_CHARACTER: ({ character }) =>
      `علامت ${character} نمی‌تواند بخشی از ISBN باشد. از ارقام، خط تیره و فاصله استفاده کنید؛ تنها ISBN-10 می‌تواند به X ختم شود.`,
    SCIENTIFIC_NOTATION: () =>
      'برنامۀ جدول این شماره را به شکل نمایی نوشته و ارقام آخر آن از بین رفته است. فارمت خانه را متن بسازید و ISBN را دوباره وارد کنید.',
    BAD_CHECK_DIGIT: ({ found, expected }) =>
      `رقم کنترول ${found} است، اما با ارقام پیش از آن ${expected} مطابقت دارد. یکی از ارقام اشتباه است: آن‌ها را با کتاب مقایسه کنید.`,
    NOT_AN_ISBN_PREFIX: ({ found }) => `شمارۀ ISBN با ۹۷۸ یا ۹۷۹ آغاز می‌شود، اما این با ${found} آغاز شده است.`,
    GTIN14_OF_A_CASE: ({ indicator }) =>
      `این GTIN-14 با ${indicator} آغاز می‌شود و از بسته‌یی با چند نسخه است. شمارۀ یک نسخه را وارد کنید.`,
    ISMN: () => 'این ISMN است، یعنی شمارۀ نت موسیقی چاپی. شمارۀ ISBN را وارد کنید.',
    ISSN: () => 'این ISSN است، یعنی شمارۀ مجله یا سلسله. شمارۀ ISBN کتاب را وارد کنید.',
    PREFIX_WITHOUT_GS1: ({ prefix }) => `این پیش‌شمارۀ ${prefix} بدون سه رقم اول آن است. آن را کامل وارد کنید.`,
    PREFIX_TOO_LONG: ({ length }) => `پیش‌شماره حداکثر ۱۱ رقم دارد؛ این‌جا ${n(length)} رقم است.`,
    OTHER_PREFIX: ({ prefix }) => `مطابق جدول محدوده‌ها این پیش‌شمارۀ ${prefix} است.`,
    GROUP_ONLY: ({ group }) => `${group} یک گروه ثبت است. ارقام ثبت‌کننده را بیفزایید.`,
    UNDEFINED_GROUP: () => 'هیچ گروه ثبتی چنین شماره‌یی ندارد. ارقام اول را با کتاب مقایسه کنید.',
    UNDEFINED_RANGE: ({ group }) => `گروه ثبت ${group} محدودۀ باز برای این شماره ندارد. ارقام را با کتاب مقایسه کنید.`,
  },

  uploads: {
    LINK_MISSING: () => 'این آدرس به لینک اداره نیاز دارد. آن را درخواست کنید.',
    LINK_ALTERED: () => 'این لینک تغییر کرده یا برای کار دیگری ساخته شده است. لینک جدید بخواهید.',
    LINK_EXPIRED: () => 'مدت این لینک به پایان رسیده است. لینک جدید بخواهید.',
    LINK_USED: () => 'با این لینک فایل دیگری فرستاده شده است. لینک جدید بخواهید.',
    FILE_EMPTY: () => 'فایل خالی است. آن را دوباره انتخاب کنید.',
    FILE_TOO_SLOW: ({ pace }) => `فایل بسیار آهسته می‌رسد: دست کم ${n(pace)} بایت در ثانیه لازم است.`,
    FILE_STALLED: ({ seconds }) => `برای ${n(seconds)} ثانیه چیزی از فایل نرسید. آن را دوباره بفرستید.`,
    FILE_TOO_LARGE: ({ megabytes }) => `فایل بسیار بزرگ است. حداکثر ${n(megabytes)} میگابایت مجاز است.`,
    FILE_TYPE: () => 'این فایل PDF، PNG، JPEG یا TIFF نیست. آن را به یکی از این شکل‌ها بفرستید.',
    FILE_CUT_OFF: () => 'پایان فایل PDF ناقص است. آن را دوباره ذخیره کنید و بفرستید.',
    TOO_MANY_UPLOADS: ({ limit }) => `شما هم‌اکنون ${n(limit)} فایل می‌فرستید. صبر کنید تا یکی از آن‌ها برسد.`,
    TOO_MANY_FILES: ({ files, megabytes }) =>
      `فایل‌هایی که به درخواست ضمیمه نشده است، حداکثر ${n(files)} فایل یا ${n(megabytes)} میگابایت بوده می‌تواند. پیش از فرستادن فایل دیگر، آن‌ها را ضمیمه کنید.`,
    FILE_NOT_FOUND: () => 'اداره چنین فایلی ندارد.',
    PAPER_NOT_FOUND: () => 'اداره چنین سندی صادر نکرده است.',
    UPLOADS_BUSY: () => 'اکنون فایل‌های زیادی می‌رسد. پس از چند ثانیه دوباره کوشش کنید.',
    PAPERS_BUSY: () => 'اکنون اسناد زیادی تهیه می‌شود. پس از چند ثانیه دوباره کوشش کنید.',
    FILE_STORE_FAILED: () => 'ذخیره‌گاه فایل‌ها در دسترس نیست. پس از چند دقیقه دوباره کوشش کنید.',
  },

  verification: {
    verified: 'بررسی شد',
    unknown: 'سند ناشناخته',
    noPaper: ({ code }) => `هیچ ادارۀ این سیستم سندی با کود ${code} صادر نکرده است.`,
    current: 'این سند اصلی و معتبر است.',
    notCurrent: {
      SUPERSEDED: 'این سند اصلی است، اما سند تازه‌تری جای آن را گرفته است.',
      NUMBER_CANCELLED: 'این سند اصلی است، اما یکی از شماره‌های ISBN آن بعداً باطل شده است.',
      PREFIX_CLOSED: 'این سند اصلی است، اما پیش‌شمارۀ آن بعداً بسته شده است.',
    },
    kinds: {
      CERTIFICATE: 'تصدیق نامه',
      CONTRACT: 'قرارداد',
      INVOICE: 'بل پرداخت',
      DESCRIPTION: 'مشخصات آثار',
      NUMBER_LIST: 'فهرست شماره‌های ISBN',
    },
    labels: {
      code: 'کود',
      paper: 'سند',
      agency: 'صادر کننده',
      issuedOn: 'تاریخ صدور',
      issuedTo: 'صادر شده برای',
      prefix: 'پیش‌شماره',
      isbn: 'ISBN',
      languages: 'زبان‌ها',
    },
    cancelled: 'باطل شده',
    closed: 'بسته شده',
    compare: 'این معلومات را کلمه به کلمه با متن سند مقایسه کنید.',
  },

  refusals: {
    GROUP_NOT_OURS: ({ named, groups }) =>
      `${named} بیرون از گروه‌های ثبت این اداره است: ${and(groups)}. به اداره‌یی مراجعه کنید که جستجو نشان می‌دهد.`,
    PREFIX_INVALID: ({ input, problem }) => `«${input}» پیش‌شمارۀ ISBN نیست. ${problem}`,
    PREFIX_UNKNOWN: ({ prefix }) => `پیش‌شمارۀ ${prefix} به کسی داده نشده است. ارقام را بررسی کنید.`,
    PREFIX_CLOSED: ({ prefix }) => `پیش‌شمارۀ ${prefix} بسته است: دیگر با آن شمارۀ ISBN داده نمی‌شود.`,
    PREFIX_SHARED: ({ prefix }) => `پیش‌شمارۀ ${prefix} میان چند نویسنده مشترک است و انتقال داده شده نمی‌تواند.`,
    PREFIX_TAKEN: ({ prefix }) => `پیش‌شمارۀ ${prefix} قبلاً داده شده است. پیش‌شمارۀ دیگری انتخاب کنید.`,
    PREFIX_EXHAUSTED: ({ prefixes, free, asked }) =>
      `${n(asked)} شمارۀ ISBN لازم است، اما شماره‌های آزاد (${and(prefixes)}) ${n(free)} است. به ناشر پیش‌شمارۀ اضافی بدهید.`,
    PREFIX_MISSING: ({ publisher }) =>
      `ناشر ${publisher} در این گروه ثبت پیش‌شمارۀ باز ندارد. برای کود ناشر درخواست بدهید.`,
    PREFIX_NOT_YOURS: ({ prefix }) => `پیش‌شمارۀ ${prefix} از این ناشر نیست. پیش‌شمارۀ خود ناشر را بنویسید.`,
    PREFIX_NOT_USED_UP: ({ prefix, remaining }) =>
      `پیش‌شمارۀ ${prefix} هنوز تمام نشده است: ${n(remaining)} شماره آزاد است. پیش از درخواست پیش‌شمارۀ اضافی از آن‌ها استفاده کنید.`,
    REASON_FOR_PREFIX_MISSING: ({ prefix, remaining }) =>
      `پیش‌شمارۀ ${prefix} هنوز ${n(remaining)} شمارۀ آزاد دارد. دلیل دادن پیش‌شمارۀ دیگر را بنویسید.`,
    RECIPIENT_MISSING: ({ prefix }) =>
      `پیش‌شمارۀ ${prefix} از چند ناشر است. در خانۀ «\u2068publisher\u2069» بنویسید که شماره‌های ISBN به کدام ناشر داده شود.`,
    HOLDER_UNCHANGED: ({ prefix, publisher }) => `پیش‌شمارۀ ${prefix} از قبل مربوط ناشر ${publisher} است.`,
    NEVER_HELD: ({ prefix, publisher }) =>
      `پیش‌شمارۀ ${prefix} هرگز مربوط ناشر ${publisher} نبوده است و به او برگردانده شده نمی‌تواند.`,
    NOT_THE_HOLDER: ({ prefix, publisher }) => `پیش‌شمارۀ ${prefix} مربوط ناشر ${publisher} نیست.`,
    RANGE_EXHAUSTED: ({ groups, lengths, openGroups, openLengths }) =>
      `پیش‌شمارۀ آزاد باقی نمانده است: ${and(ranges(groups, lengths))}. در این‌جاها آزاد است: ${and(ranges(openGroups, openLengths))}.`,
    ALL_RANGES_EXHAUSTED: ({ groups, lengths }) =>
      `پیش‌شمارۀ آزاد باقی نمانده است: ${and(ranges(groups, lengths))}؛ با طول دیگری هم نیست. از ادارۀ بین‌المللی ISBN محدودۀ جدید بخواهید.`,
    LENGTH_NOT_OPEN: ({ length, open }) =>
      `برای ثبت‌کننده با ${n(length)} رقم محدودۀ باز وجود ندارد. طول‌های باز: ${and(open.map(n))}.`,

    ISBN_INVALID: ({ input, problem }) => `«${input}» شمارۀ ISBN نیست. ${problem}`,
    ISBN_UNASSIGNED: ({ isbn }) => `شمارۀ ISBN ${isbn} هرگز داده نشده است. آن را با کتاب مقایسه کنید.`,
    ISBN_CANCELLED: ({ isbn }) => `شمارۀ ISBN ${isbn} قبلاً باطل شده است.`,
    ISBN_TAKEN: ({ isbn }) => `شمارۀ ISBN ${isbn} به اثر دیگری داده شده است. شمارۀ ISBN دیگری به کار ببرید.`,
    ISBN_REPEATED: ({ isbn }) => `شمارۀ ISBN ${isbn} برای دو اثر نوشته شده است. به هر یک شمارۀ ISBN خودش را بدهید.`,
    ISBN_OF_ANOTHER: ({ isbn }) =>
      `شمارۀ ISBN ${isbn} در فهرست دارندۀ دیگر این پیش‌شماره است. شمارۀ ISBN دیگری به کار ببرید.`,
    ISBN_OUTSIDE_PREFIX: ({ isbn, prefixes }) =>
      `شمارۀ ISBN ${isbn} زیر پیش‌شمارۀ ${or(prefixes)} نیست. ارقام را بررسی کنید.`,
    EDITION_UNASSIGNED: ({ isbn }) =>
      `شمارۀ ISBN ${isbn} چاپ دیگر، زیر پیش‌شماره‌یی است که هرگز داده نشده است. آن را با همان چاپ مقایسه کنید.`,
    JOINT_ISBN_OWN: ({ isbn }) =>
      `شمارۀ ISBN ${isbn} از خود ناشر است. برای نشر مشترک، شمارۀ ISBN ناشر دیگر را بنویسید.`,

    PUBLISHER_UNKNOWN: ({ publisher }) => `در دفتر ثبت، ناشر «${publisher}» نیست. شناسه را بررسی کنید.`,
    PUBLISHER_CEASED: ({ publisher }) =>
      `ناشر ${publisher} فعالیت خود را پایان داده است و دیگر چیزی به او داده نمی‌شود.`,
    PUBLISHER_MERGED: ({ publisher, successor }) =>
      `${successor} جای ناشر ${publisher} را گرفته است و دیگر چیزی به او داده نمی‌شود.`,
    NAME_UNCHANGED: ({ publisher, name }) => `نام ناشر ${publisher} از قبل «${name}» است.`,
    NOTHING_TO_CHANGE: () => 'نوشته نشده است که چه تغییر کند. دست کم یک خانه را پر کنید.',
    OFFICIAL_NAME_IN_LIST: () =>
      'نام رسمی در جملۀ نام‌های دیگر نیست. برای تغییر آن، نام ناشر را به طور رسمی تغییر دهید.',
    SUCCESSOR_IS_SELF: ({ publisher }) => `ناشر ${publisher} جانشین خودش شده نمی‌تواند. ناشر دیگری را بنویسید.`,
    REGISTER_DIFFERS: ({ publisher, name, kind }) =>
      `در دفتر ثبت، نام ناشر ${publisher} «${name}» و نوع آن «${kind}» است. تنها مسئول ثبت می‌تواند آن‌ها را تغییر دهد.`,

    TEXT_EMPTY: ({ field }) => `خانۀ «${field}» خالی است. متنی وارد کنید، یا اگر خانه الزامی نیست آن را کنار بگذارید.`,
    TEXT_TOO_LONG: ({ field, limit }) => `متن خانۀ «${field}» بسیار دراز است. حداکثر ${n(limit)} علامت مجاز است.`,
    CHARACTER_NOT_ALLOWED: ({ field, character }) =>
      `در خانۀ «${field}» علامت ${character} است که ذخیره یا چاپ شده نمی‌تواند. آن را پاک کنید.`,
    NAME_UNREADABLE: ({ field }) => `در خانۀ «${field}» نه حرف است و نه رقم. نام را وارد کنید.`,
    LIST_TOO_LONG: ({ field, limit }) => `در خانۀ «${field}» موارد بسیار زیاد است. حداکثر ${n(limit)} مورد مجاز است.`,
    LIST_EMPTY: ({ field }) => `فهرست «${field}» خالی است. دست کم یک مورد بیفزایید.`,
    NUMBER_TOO_SMALL: ({ field, least }) => `عدد خانۀ «${field}» بسیار کوچک است. کوچک‌ترین عدد ${n(least)} است.`,
    NUMBER_OUT_OF_RANGE: ({ field, least, most }) => `عدد خانۀ «${field}» باید از ${n(least)} تا ${n(most)} باشد.`,
    ONE_OF_NEEDED: ({ fields }) => `تنها یکی از این خانه‌ها را پر کنید: ${or(fields)}.`,
    SET_WITHOUT_VOLUMES: ({ title }) =>
      `«${title}» مجموعۀ چندجلدی است. جلدهای آن را بیفزایید: هر یک نیز شمارۀ ISBN می‌گیرد.`,
    NESTED_TOO_DEEPLY: ({ levels }) =>
      `جلدها در سطح‌های بسیار زیاد قرار دارد. ${n(levels)} سطح مجاز است: مجموعه، بخش‌ها و جلدها.`,
    COUNTRY_UNKNOWN: ({ country }) => `«${country}» کود کشور نیست. دو حرف مطابق ISO 3166-1 وارد کنید، مانند UZ.`,
    COUNTRY_RENAMED: ({ country, successor }) =>
      `کود کشور ${country} دیگر به کار نمی‌رود. کود امروزی را وارد کنید، مانند ${successor}.`,
    DATES_REVERSED: ({ issuedOn, validUntil }) =>
      `سندی که به تاریخ ${issuedOn} صادر شده است، به تاریخ ${validUntil} پایان یافته نمی‌تواند. هر دو تاریخ را با سند مقایسه کنید.`,
    DATE_IN_FUTURE: ({ date, today }) => `تاریخ ${date} هنوز نرسیده است؛ امروز ${today} است. آن را با سند مقایسه کنید.`,
    CURRENCY_NOT_USED: ({ currency, used }) =>
      `اداره به پول ${currency} فیس نمی‌گیرد. پول مورد استفادۀ اداره: ${and(used)}.`,
    NO_FEE_CHARGED: () => 'اداره فیس نمی‌گیرد. مبلغ و پول آن را ننویسید.',
    AMOUNT_INVALID: ({ amount, example }) => `«${amount}» مبلغ نیست. آن را چنین بنویسید: ${example}.`,
    AMOUNT_INCOMPLETE: () => 'مبلغ و نوع پول با هم نوشته می‌شود. هر دو را بنویسید یا هیچ یک را.',
    KEY_REUSED: ({ key }) => `کلید یکتایی «${key}» برای تقاضای دیگری به کار رفته است. کلید جدیدی انتخاب کنید.`,

    APPLICANT_UNKNOWN: ({ applicant }) =>
      `درخواست‌دهنده‌یی با شناسۀ «${applicant}» که شما از طرف آن عمل کنید، نیست. شناسه را بررسی کنید.`,
    APPLICATION_UNKNOWN: ({ application }) =>
      `درخواستی با شناسۀ «${application}» که در اختیار شما باشد، نیست. شناسه را بررسی کنید.`,
    APPLICATION_LOCKED: ({ application, state }) =>
      `درخواست ${application} تغییر داده شده نمی‌تواند. حالت آن: ${state}.`,
    APPLICATION_WITH_AGENCY: ({ application }) =>
      `اداره درخواست ${application} را بررسی می‌کند. وقتی درخواست برگردانده شود یا دربارۀ آن تصمیم گرفته شود، معلومات درخواست‌دهنده را تغییر داده می‌توانید.`,
    STEP_NOT_OPEN: ({ application, state, since, act, open }) =>
      `مرحلۀ «${act}» برای شما باز نیست. حالت درخواست ${application} از ${since}: ${state}. ` +
      (open.length > 0 ? `مرحله‌های باز: ${and(open)}.` : 'اکنون هیچ مرحله‌یی باز نیست.'),
    SERVICE_NOT_OFFERED: ({ service }) => `اداره برای خدمت «${service}» درخواست نمی‌پذیرد.`,
    APPLICANT_RECOGNISED: ({ applicant, publisher }) =>
      `درخواست‌دهنده ${applicant} قبلاً به حیث ناشر ${publisher} شناخته شده است.`,
    MAY_BE_REGISTERED: ({ publishers, grounds }) =>
      `شاید درخواست‌دهنده از قبل در دفتر ثبت باشد: ${or(publishers)}. موارد یکسان: ${and(grounds)}. ` +
      'درخواست‌دهنده را شناسایی کنید، یا بنویسید که چرا ناشر دیگری است.',
    FILE_NEEDED: () => 'فایل فرستاده شده را بنویسید. تنها مسئول ثبت سندی را بدون فایل ضمیمه می‌کند.',
    FILE_UNKNOWN: ({ file }) => `شما فایل «${file}» را نفرستاده‌اید. نخست آن را بفرستید و شناسه را از پاسخ بگیرید.`,
    DOCUMENT_NOT_ASKED: ({ document, asked }) =>
      `اداره سند «${document}» را نمی‌خواهد. ` +
      (asked.length > 0 ? `اسناد مورد نیاز: ${and(asked)}.` : 'اداره هیچ سندی نمی‌خواهد.'),
    COMMENTS_MISSING: () => 'پیش از برگرداندن درخواست، دست کم برای یک بخش بنویسید که چه باید اصلاح شود.',
    REASON_MISSING: () => 'دلیل رد را بنویسید.',

    BANK_DETAILS_MISSING: () => 'معلومات بانکی درخواست‌دهنده نیست. برای قرارداد و بل، بانک و شمارۀ حساب لازم است.',
    RESPONSIBLE_PERSON_MISSING: () => 'شخص مسئول درخواست‌دهنده نوشته نشده است. او را به معلومات تماس بیفزایید.',
    PUBLICATIONS_MISSING: () => 'در درخواست هیچ اثری نیست. دست کم یک اثر بیفزایید.',
    PAPERS_OUTDATED: () =>
      'درخواست پس از تهیۀ اسناد تغییر کرده است. آن را دوباره ذخیره کنید و اسناد جدید را امضا کنید.',
    DOCUMENTS_MISSING: ({ documents, copies }) =>
      `این اسناد کم است: ${and(documents.map((document, index) => withCopies(document, copies[index] ?? 1)))}.`,
    FEE_UNPAID: ({ amount, currency }) =>
      `فیس به مبلغ ${amount} ${currency} پرداخت نشده است. حوالۀ پرداخت را با مبلغ آن ضمیمه کنید.`,
    PAYMENT_AMOUNT_MISSING: ({ amount, currency }) =>
      `در حوالۀ پرداخت نوشته نشده است که از فیس ${amount} ${currency} چقدر پرداخت شده است. آن را با مبلغ ضمیمه کنید.`,
    FEE_UNDERPAID: ({ amount, currency, paid, paidCurrency, missing }) =>
      `فیس ${amount} ${currency} است و ${paid} ${paidCurrency} پرداخت شده است: ${missing} ${currency} کم است.`,
    NOT_OUR_JURISDICTION: ({ country }) =>
      `محل فعالیت ناشر ${country} است. کتاب‌ها به هر زبانی که باشد، به ادارۀ ISBN همان کشور مراجعه کنید؛ ` +
      'برای استثنا نخست از ادارۀ بین‌المللی ISBN بپرسید.',
    INTERNATIONAL_JURISDICTION: () =>
      'به سازمان‌های غیردولتی چند کشور، ادارۀ بین‌المللی ISBN \u2068(INTL)\u2069 خدمت می‌کند. به آن‌جا مراجعه کنید.',
    NOT_MULTINATIONAL: ({ country }) =>
      `در این‌جا تنها به سازمان‌های غیردولتی چند کشور خدمت می‌شود. به ادارۀ ISBN این کشور مراجعه کنید: ${country}.`,
    PERMIT_MISSING: ({ document }) => `سند معتبر نیست: ${document}. کاپی آن را با شماره و تاریخ‌ها ضمیمه کنید.`,
    ONLINE_ACCESS_MISSING: () =>
      'اداره به شما اجازۀ درخواست آنلاین شماره‌های ISBN بیشتر را نداده است. روی کاغذ درخواست بدهید یا اجازه بخواهید.',
    CODE_HELD: ({ publisher }) => `ناشر ${publisher} از قبل کود دارد. برای کود اضافی درخواست بدهید.`,
    NOT_REGISTERED: () =>
      'درخواست‌دهنده در دفتر ثبت نیست. نخست برای کود ناشر درخواست بدهید؛ اگر ناشر در دفتر ثبت است، از اداره بخواهید که شما را شناسایی کند.',
    METADATA_MISSING: ({ title, missing }) => `برای «${title}» این معلومات کم است: ${and(missing)}. آن‌ها را بیفزایید.`,
    KIT_WITHOUT_PARTS: ({ title }) =>
      `«${title}» بستۀ مرکب است. بخش‌های آن را بنویسید، دو یا بیشتر: هر یک نیز شمارۀ ISBN می‌گیرد.`,
    PRODUCT_UNDESCRIBED: ({ title, form }) =>
      `شکل «${title}»، یعنی «${form}»، نشان نمی‌دهد که این چه نوع محصول است. آن را در خانۀ «\u2068product\u2069» شرح دهید.`,
    PRODUCT_NOT_ELIGIBLE: ({ title }) => `به «${title}» شمارۀ ISBN داده نمی‌شود. آن را از درخواست بردارید.`,
    PRODUCT_NEEDS_OTHER_NUMBER: ({ title, identifier }) =>
      `به «${title}» شمارۀ ISBN داده نمی‌شود. به جای آن ${identifier} بخواهید.`,
  },
}

/** 978-9936 (۳ رقم) */
const ranges = (groups: readonly string[], lengths: readonly number[]): string[] =>
  groups.map((group, index) => `${group} (${n(lengths[index] ?? 0)} رقم)`)

const withCopies = (document: string, copies: number): string =>
  copies > 1 ? `${document}، ${n(copies)} نسخه` : document
