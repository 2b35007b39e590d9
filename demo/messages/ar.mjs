export const ar = Object.freeze({
  language: 'العربية', dir: 'rtl',
  skip: 'انتقل إلى المحتوى', home: 'الرئيسية', discussion: 'النقاش', people: 'الأشخاص', awkward: 'صفحات صعبة', mainNavigation: 'القائمة الرئيسية', me: 'حالتي',
  account: 'الحساب والعرض', signedInAs: 'تم الدخول باسم', signIn: 'دخول', signInAs: 'الدخول باسم شخص آخر', userName: 'اسم المستخدم', signInHint: 'يكفي الاسم في هذا العرض: ada أو grace أو mohammed …',
  theme: 'المظهر', themes: { auto: 'النظام', light: 'فاتح', dark: 'داكن' }, languageLabel: 'اللغة', apply: 'تطبيق', setStatus: 'تعيين الحالة',
  comma: '،', morning: 'صباح الخير', afternoon: 'طاب نهارك', evening: 'مساء الخير',
  yourStatus: 'حالتك', yourStatusHint: 'يراها زملاؤك حيثما ظهر اسمك.', yourTeam: 'فريقك', alsoHere: 'متصلون أيضًا', fromDiscussion: 'من النقاش', readOn: 'تابع القراءة وأجب',
  library: 'مكتبة الوثائق', libraryHint: 'أحدث التغييرات، ومن يمكن سؤاله عنها.', title: 'العنوان', author: 'الكاتب', changed: 'آخر تغيير', size: 'الحجم', writtenWith: 'بمشاركة', askAuthor: 'من يمكن سؤاله', backToLibrary: 'العودة إلى المكتبة',
  posts: 'المشاركات', reply: 'ردك', send: 'إرسال الرد', started: 'بدأها', inThisThread: 'في هذا النقاش',
  directoryHint: 'مئتا زميل في عشرة فرق.', search: 'ابحث بالاسم أو العمل أو المكان', team: 'الفريق', everyTeam: 'كل الفرق', anyAvailability: 'الكل', availability: 'التوفر', name: 'الاسم', place: 'المكان', shown: 'عدد الأشخاص: {n}', nobody: 'لا أحد يطابق. هل تزيل أحد المرشحات؟',
  states: { online: 'متاح', away: 'بعيد', busy: 'مشغول', dnd: 'عدم الإزعاج', offline: 'غير متصل', unknown: 'غير معروف' },
  localTime: 'التوقيت المحلي', mail: 'البريد', documentsBy: 'الوثائق', colleagues: 'زملاء الفريق', profile: 'الملف', address: 'عنوان المراسلة',
  notFound: 'لا شيء هنا', notFoundHint: 'ربما انتقلت الصفحة. الدليل والمكتبة في مكانهما.',
});
