import { arAdmin } from './admin/ar.mjs';

export const ar = Object.freeze({
  language: 'العربية', dir: 'rtl',
  skip: 'انتقل إلى المحتوى', home: 'الرئيسية', discussion: 'النقاش', people: 'الأشخاص', awkward: 'صفحات صعبة', mainNavigation: 'القائمة الرئيسية', me: 'حالتي',
  account: 'الحساب والعرض', signedInAs: 'تم الدخول باسم', signIn: 'دخول', signInAs: 'الدخول باسم شخص آخر', userName: 'اسم المستخدم', signInHint: 'يكفي الاسم في هذا العرض: ada أو grace أو mohammed …',
  theme: 'المظهر', themes: { auto: 'النظام', light: 'فاتح', dark: 'داكن' }, languageLabel: 'اللغة', apply: 'تطبيق', setStatus: 'تعيين الحالة',
  comma: '،', morning: 'صباح الخير', afternoon: 'طاب نهارك', evening: 'مساء الخير',
  yourStatus: 'حالتك', yourStatusHint: 'يراها زملاؤك حيثما ظهر اسمك.', yourTeam: 'فريقك', alsoHere: 'متصلون أيضًا', fromDiscussion: 'من النقاش', readOn: 'تابع القراءة وأجب',
  library: 'مكتبة الوثائق', libraryHint: 'أحدث التغييرات، ومن يمكن سؤاله عنها.', title: 'العنوان', author: 'الكاتب', changed: 'آخر تغيير', size: 'الحجم', writtenWith: 'بمشاركة', askAuthor: 'من يمكن سؤاله', backToLibrary: 'العودة إلى المكتبة',
  posts: 'المشاركات', reply: 'ردك', send: 'إرسال الرد', started: 'بدأها', inThisThread: 'في هذا النقاش',
  directoryHint: 'مئتا زميل في عشرة فرق، وأشخاص من شبكات يتعامل معها المعهد.', search: 'ابحث بالاسم أو العمل أو المكان', team: 'الفريق', everyTeam: 'كل الفرق', anyAvailability: 'الكل', availability: 'التوفر', name: 'الاسم', place: 'المكان', shown: 'عدد الأشخاص: {n}', nobody: 'لا أحد يطابق. هل تزيل أحد المرشحات؟',
  states: { online: 'متاح', away: 'بعيد', busy: 'مشغول', dnd: 'عدم الإزعاج', offline: 'غير متصل', unknown: 'غير معروف' },
  localTime: 'التوقيت المحلي', mail: 'البريد', documentsBy: 'الوثائق', colleagues: 'زملاء الفريق', profile: 'الملف', address: 'عنوان المراسلة',
  partners: 'يعملون معنا', partnersHint: 'أشخاص من شبكات أخرى بقدر ما يتعامل معها المعهد.',
  contacts: 'جهات الاتصال', contactsHint: 'من تريد متابعتهم، ومن يريد رؤيتك.', preferences: 'التفضيلات', preferencesHint: 'أين تظهر، ولمن، ومن لا تريد أن تلتقي به.', ownNow: 'حضورك الآن', ownNowHint: 'كما هو في البوابة، ولا يرى الآخرون منه إلا ما تسمح لهم به هنا.', toContacts: 'قائمة جهات الاتصال', toPreferences: 'من يحق له أن يراك: التفضيلات', administration: 'الإدارة', becomeAdministrator: 'الدخول باسم المسؤولة ({name})',
  messages: 'الرسائل', messagesHint: 'ما كتبه لك الآخرون.', noMessages: 'لم يكتب لك أحد بعد.', from: 'من {name}',
  write: { title: 'رسالة إلى {name}', text: 'الرسالة', send: 'إرسال', cancel: 'إغلاق', sending: 'جارٍ الإرسال…', required: 'اكتب شيئًا أولًا.', sent: 'أُرسلت إلى {name}.', stored: 'حُفظت لـ{name} حتى العودة.',
    problems: { 'blocked-by-policy': 'لم تُرسل: لا يسمح المعهد بذلك.', 'network-disabled': 'لم تُرسل: هذا الاتصال غير مستخدم.', 'forbidden': 'لم تُرسل: لا يقبل {name} الرسائل إلا ممن في قائمة المسموح لهم.', 'unreachable': 'لم تُرسل: {name} غير متصل، والرسائل لا تُحفظ.', 'no-agent': 'لم تُرسل: لا تقبل هذه الشبكة الرسائل.', 'other': 'لم تُرسل. حاول مرة أخرى بعد قليل.' } },
  areaOff: 'أوقف المشرفون عرض التوفر هنا.',
  network: { title: 'الدخول إلى {network}', hint: 'صفحة دخول كما قد تكون للشبكة نفسها: أي كلمة مرور تكفي، ولا تُحفظ أي منها.', user: 'الحساب', password: 'كلمة المرور', signedIn: 'تم الدخول باسم {user}.', signIn: 'دخول', signOut: 'خروج', back: 'عودة دون تغيير', required: 'يرجى ملء الخانتين.' },
  notFound: 'لا شيء هنا', notFoundHint: 'ربما انتقلت الصفحة. الدليل والمكتبة في مكانهما.',
  admin: arAdmin,
});
