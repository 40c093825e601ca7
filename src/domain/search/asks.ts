/** The words of which a question is made (what, where, I, can, the), by language: they say nothing of what it asks for. */
import { nameOf } from './fold.ts'

// Closed classes only: question words, pronouns, articles, prepositions, conjunctions, to be, to have, to do, to find, can, must, want.
const words: Record<string, string> = {
  nl: 'wie wat waar wanneer waarom hoe hoeveel welke welk wiens ik mij me mijn je jij jouw u uw hij zij ze wij we ons onze zich de het een der den dit dat deze die er is ben bent zijn was word wordt worden heb hebt heeft hebben had kan kun kunt kunnen mag mogen moet moeten wil wilt willen zou zal ga gaat gaan doe doet doen krijg krijgt krijgen en of als dan maar ook nog niet geen wel al te om van voor met bij naar in op aan uit over tot na vind vinden vindt zoek zoeken weet weten',
  en: 'who what where when why how which whose much many i me my mine you your he she it its we us our they them their the a an this that these those there is am are was were be been have has had do does did can could may might must should shall will would get got getting want need needs and or if but not no so too to of for from with at by in on about into out up as find look know',
  tr: 'kim kime kimi kimin ne neyi neden nicin niye nasil nerede nereye nereden hangi kac kadar ben bana beni benim sen siz size sizin biz bize bizim o ona onun bu su mi mu var yok degil bir ve veya ya ile icin gibi daha cok da de ki ama eger olan olur olmak oluyor edebilirim yapabilirim yapayim yapmaliyim yapmam lazim gerek gerekir alabilirim istiyorum bulurum bulabilirim bulmak buluyorum ararim ariyorum bilmek miyim miyiz misin musun ediyor',
  so: 'yaa kuma ayo maxaa maxaan muxuu xagee halkee goorma sidee sideen immisa imisa waa waxa waxaan waxay waan ma miyaa mise aan aad uu ay ii kuu noo loo lagu la ku ka u ugu uga ee oo iyo ama haddii in inaan inuu ah yahay tahay ahay leh ayaa baa isagu iyadu aniga adiga kayga taada sameeyaa sameeyo karaa kartaa karo doonayaa rabaa helaa heli raadiyaa ogaadaa ayuu ayay',
  ku: 'ki ke kengi ku kuderê ci cima cawa cend kijan ez min te tu ew me hun wan ev di ji bi li bo u an na ne heye nine dikarim divê dixwazim',
  uk: 'хто кого кому ким що чого чому чим де куди звідки коли як який яка яке які скільки чи я мене мені ми нас нам ти ви вас вам він вона воно вони його її іх моя мою мое моі міи мого моєі це цеи ця та то є бути був можна можу може треба потрібно потрібна потрібен маю мати хочу робити зробити і и або але якщо не ні у в з із зі на до для від про по при за під без знайти шукати шукаю знати дізнатися',
  ar: 'من ما ماذا متی این کیف لماذا لم هل کم ای ایه انا نحن انت انتم هو هی هم لی لنا لک لدی عندی هذا هذه ذلک تلک الذی التی ان انه لا لن لیس قد کان یکون یمکن یمکننی استطیع اقدر یجب علی الی فی عن مع او و ثم اذا ارید احتاج احصل وین شو ایش لیش شلون اجد ابحث اعرف لازم خلص بصير اعمل افعل',
  fa: 'کی چه چی چرا چگونه چطور چند کدام کجا آیا من ما تو شما او آن این انها ایشان مرا مال را از به با در بر برای تا که و یا اگر اما هم است هست هستم نیست بود باشد شود میشود می میتوانم توانم میخواهم خواهم باید شاید دارم دارد کنم کند کنیم بکنم بگیرم یک پیدا بدانم بفهمم چیکار چکار میشه اگه چیست رو',
  ps: 'څوک چا څه ولی چیری کله څنګه څومره کوم زه ما موږ ته تاسو دی دا دغه هغه د په له سره کی او که خو نه نشته شته یم یی ده وی کولای شم باید غواړم',
  ckb: 'کی چی بوچی کهی کوی چون چهند کام من ئیمه تو ئیوه ئهو ئهمه ئهوه له به بو و یان ئهگهر که نا نیه ههیه دهتوانم دهبی دهمهوی بکهم',
  ti: 'መን ንመን እንታይ ኣበይ ናበይ ካበይ መዓስ ንምንታይ ስለምንታይ ብኸመይ ከመይ ክንደይ ኣየናይ ኣየነይቲ ኣነ ንዓይ ናተይ ንሕና ንስኻ ንስኺ ንስኹም ንሱ ንሳ ንሳቶም እዚ እዛ እቲ እታ እቶም ናይ ኣብ ናብ ካብ ምስ ብዛዕባ ን ብ ከኣ ድማ ወይ እንተ እንተድኣ ግን ኣይ እዩ እያ እዮም ኣሎ ኣላ ኣለኒ የለን ክገብር እገብር ክኸውን ይኽእል እኽእል ክረክብ ይግባእ ኣለዎ ኣለዋ ዘሎ ሓደ ይርከብ እረክብ ክፈልጥ ጌረ ድዩ ድያ እየ ኢና ዘለኒ ይኸውን',
}

/** Such words of a language, separated by spaces; empty for a language that has no list. */
export const asksIn = (lang: string): string => words[nameOf(lang)] ?? ''
