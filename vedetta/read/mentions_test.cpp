#include "vedetta/read/mentions.h"

#include <gtest/gtest.h>

#include <map>
#include <span>

#include "vedetta/core/datapack.h"
#include "vedetta/text/utf8.h"

namespace vedetta::read {
namespace {

// Names stand in braces with their type, and their link where it matters: {GPE=gpe:KP Pyongyang}.
constexpr const char* kEnglish[] = {
    "{LOC SEOUL}, April 3 (Wire) - The tanker {VES Ocean Breeze 8} left {FAC Port Vostochny} "
    "on Monday, {ORG South Korea's spy agency} said.",
    "{PER Farid Nazari}, a broker in {LOC Dubai}, sold the cargo to {ORG Kestrel Marine "
    "Trading}, a {GPE Hong Kong} company.",
    "The freighter \"{VES Golden Heron}\" unloaded coal at the {FAC port of Wonsan}, according "
    "to {ORG Harbourlight Analytics}.",
    "{ORG Japan's defence ministry} said on Friday that {GPE North Korea} had fired two "
    "missiles.",
    "{PER Choi Min-ho}, who leads the {ORG Institute for Maritime Security}, told reporters "
    "that {GPE=gpe:KP Pyongyang} had lied.",
    "The {ORG Committee on Foreign Trade} of the parliament in {LOC Vientiane} will meet in "
    "March.",
    "{ORG Larkspur Exchange} lost $40 million. {ORG Larkspur} said that customers would be "
    "repaid.",
    "The {ORG Baltic Shipping Registry} ({ORG BSR}) struck the vessel off its list. The {ORG "
    "BSR} gave no reason.",
    "{PER Nguyen Van Thanh}, a Vietnamese captain, was arrested in {LOC Haiphong}. {PER Thanh} "
    "denied everything.",
    "Captain {PER Oleg Dronov} of the {VES Lady Sofia} told the court that the ship's "
    "transponder had failed.",
    "The {ORG Prosecutor's Office of Busan} seized the MT {VES Blue Pearl}, which flies the "
    "flag of {GPE Palau}.",
    "\"We know nothing of it,\" {PER Amina Yusuf}, a spokeswoman for the {ORG Ministry of "
    "Transport}, told {ORG Reuters}.",
    "A director of {ORG Thistle Bulk} denied on Monday that the law had been broken.",
    "{ORG Tideway Logistics Pte Ltd} shipped the machines from {LOC Ningbo} to {LOC Rason} in "
    "June.",
    "In {LOC Busan}, {PER Park Ji-won} said that no one had asked. {PER Park} sells nets.",
    "{PER Kim Yong Chol} met {PER Sergei Lavrov} in {LOC Moscow}; {PER Kim} then flew to {LOC "
    "Beijing}.",
    "The vessels {VES Rising Star} and {VES Northern Light} were seen off {LOC Chongjin}.",
    "{ORG Halden & Sons}, based in {LOC Rotterdam}, said it had broken off talks with {ORG "
    "Zarya Resources} of {LOC Vladivostok}.",
    "The {ORG Mongolian Customs Authority}, quoted by the newspaper {ORG Daily Steppe}, put "
    "the figure at 400 tons.",
    "Officials in {LOC Tokyo} and {LOC Washington} accused {GPE=gpe:RU Moscow} of breaking the "
    "ban.",
    "A court in {LOC Limassol} fined {ORG Bluewater Crewing Services} 2 million euros.",
    "{PER Maria Lindqvist} of the {ORG Nordic Sanctions Monitor} wrote that the {VES Suncheon "
    "9} had changed its name to {VES Hai Long 2}.",
    "{ORG Vantor} makes engines; its rival {ORG Pelcom} sells pumps to {GPE Iran}.",
    "Hackers drained the wallets of {ORG Bitlane}, a cryptocurrency exchange registered in "
    "{GPE Estonia}, in May.",
    "According to {ORG Cinderpath}, an analytics company in {LOC Toronto}, the coins went "
    "through the mixer {ORG Duskveil}.",
    "The {ORG Royal Thai Police} said {PER Somchai Prasert}, 43, had confessed.",
    "The {ORG French navy} stopped a boat that belongs to {ORG Dupuis et Fils}.",
    "The minister for fisheries, {PER Oriel Vanterpool}, met {PER Han Yong Su}.",
    "The {ORG Embassy of the DPRK in Jakarta} did not answer calls.",
    "{PER Ibrahim al-Sayed} and {PER Juan Carlos de la Torre} run the company.",
    "{ORG Yonhap} cited an official of the {ORG Ministry of Unification} as saying so.",
    "{ORG TASS} reported that the {ORG Bank of Eastern Commerce} had closed 12 accounts.",
    "On Tuesday Foreign Minister {PER Choe Son Hui} arrived at {FAC Sunan airport} for talks.",
    "Under {LAW=law:unscr-2397 resolution 2397}, coal exports are banned. Resolutions adopted "
    "later did not change that.",
    "Spring came late. Coal, iron and seafood were sold through Chinese brokers in March and "
    "May.",
    "MYSTERY CARGO SHIP SEEN NEAR {LOC NAMPO}",
    "{PER Tanaka}, the harbour master, wrote down every name. Mr {PER Tanaka} said the {VES "
    "Asahi Maru 3} came at night.",
    "{ORG Orbis Freight} and the Cypriot firm {ORG Melanthe Holdings} signed the contract; "
    "{ORG Orbis} paid.",
    "The {ORG UN panel of experts} and {ORG Interpol} have asked {GPE Malaysia} for records of "
    "{ORG Glocom}.",
    "The brothers {PER Viktor Sokolov} and {PER Andrei Sokolov} own {ORG Sokolov Shipping}.",
    "A report by the {ORG Centre for Arms Transparency}, seen by The {ORG Evening Courier}, "
    "names three ships.",
    "{GPE=gpe:US Washington}'s envoy {PER Laura Whitfield} said {GPE North Korea}'s {PER Ri "
    "Yong Ho} had walked out.",
    "{PER Chen Guoqiang}'s company, {ORG Dandong Brightway}, bought sand from {LOC Haeju}.",
    "The bulk carrier {VES Tong Hai 16} (IMO 9123456) and the {GPE Togo}-flagged {VES Petrel} "
    "met in the {LOC East China Sea}.",
    "The {ORG Free Press Syndicate} says the {ORG Korea Daesong Trading Company} sold ginseng "
    "to {ORG Apex Nutrition Inc.}",
    "{PER Dmitri Volkonsky}, director of {ORG Severny Terminal}, said {ORG Severny} had not "
    "handled any coal.",
    "{LOC BANGKOK}, Feb 12 - A Thai court on Wednesday jailed {PER Anan Chaiyasit}, owner of "
    "{ORG Siam Crest Fisheries}, for nine years.",
    "The {ORG Ministry of Foreign Affairs} in {LOC Ulaanbaatar} summoned the ambassador of "
    "{GPE Belarus}.",
    "{ORG South Korea's coast guard} boarded the {VES Winning Tide 7} about 40 miles off {LOC "
    "Pohang}.",
    "Among the buyers were {ORG Delmar Oil}, {ORG Petrokam} and {ORG Union Bunkering}, the "
    "report says.",
    "The report was written by {PER Ingrid Solheim}, {PER Pedro Alvarado} and {PER Li Wen}.",
    "Mr {PER Jaber}, a Lebanese trader, has lived in {LOC Beirut} since 2009.",
    "{GPE North Korea}'s {ORG Academy of Defence Science} tested an engine, {ORG KCNA} said.",
    "\"The {VES Morning Glory} was never ours,\" said Captain {PER Rui Tavares}, who now works "
    "for {ORG Lusomar}.",
    "Last March {GPE=gpe:KP Pyongyang} sent 300 workers to a sawmill near {LOC Khabarovsk}.",
    "The {ORG European Commission} and the {ORG Bank of Tanzania} froze the accounts of {ORG "
    "Kilima Minerals}.",
    "{PER Pak Chol Jin}, who calls himself {PER Peter Park}, runs two restaurants in {LOC "
    "Phnom Penh}.",
    "The money went to {ORG Ryugyong Commercial Bank}, which the {ORG U.S. Treasury} "
    "blacklisted in 2017.",
    "Data from {ORG Seaglass}, a ship-tracking firm, show the {VES Anemone} and the {VES Fu "
    "Xing 12} side by side.",
    "The crew of the {VES Blue Harvest} said {PER Wang} had paid in cash.",
    "{ORG Nordlicht Bank} denied the claim; {ORG Nordlicht} had closed the account in 2019, a "
    "spokesman said.",
    "In a letter to the {ORG 1718 Committee}, {GPE Singapore} said that {ORG Ocean Jade Pte "
    "Ltd} had been struck off.",
    "{PER Yoon Hye-jin}, a professor at {ORG Hanbit University}, doubts it. {PER Yoon} says "
    "the photographs show wheat.",
};

constexpr const char* kItalian[] = {
    "{LOC ROMA}, 3 aprile - La petroliera {VES Ocean Breeze 8} ha lasciato il {FAC porto di "
    "Vostochny} lunedì, dicono i servizi sudcoreani.",
    "{PER Farid Nazari}, un mediatore di {LOC Dubai}, ha venduto il carico alla {ORG Kestrel "
    "Marine Trading}, una società di {GPE Hong Kong}.",
    "La motonave «{VES Golden Heron}» ha scaricato carbone nel {FAC porto di Wonsan}, secondo "
    "la società di analisi {ORG Harbourlight}.",
    "Il {ORG ministero della Difesa giapponese} ha detto venerdì che la {GPE Corea del Nord} "
    "ha lanciato due missili.",
    "{PER Choi Min-ho}, direttore dell'{ORG Istituto per la sicurezza marittima}, ha "
    "dichiarato che {GPE=gpe:KP Pyongyang} mente.",
    "La {ORG Commissione per il commercio estero} del parlamento di {GPE Vientiane} si riunirà "
    "a marzo.",
    "La {ORG Brentani Meccanica} di {LOC Brescia} nega. «Non abbiamo venduto nulla», ha detto "
    "{PER Elena Brentani}, titolare della {ORG Brentani Meccanica}.",
    "La {ORG Capitaneria di porto} di {LOC Trieste} ha fermato il mercantile {VES Lady Sofia}, "
    "che batte bandiera di {GPE Palau}.",
    "{PER Nguyen Van Thanh}, capitano vietnamita, è stato arrestato ad {LOC Haiphong}. {PER "
    "Thanh} ha negato tutto.",
    "La {ORG Procura di Napoli} ha aperto un fascicolo. La {ORG Procura} non ha voluto "
    "commentare.",
    "Secondo la {ORG Guardia di Finanza} di {LOC Ancona}, la {ORG Tessitura Valsesia Srl} "
    "avrebbe importato giacche cucite a {LOC Rason}.",
    "L'{ORG Agenzia delle Dogane} ha sequestrato a {LOC Gioia Tauro} un container della {ORG "
    "Zarya Resources}.",
    "«Non ne sappiamo nulla», ha detto {PER Amina Yusuf}, portavoce del {ORG ministero dei "
    "Trasporti}, alla {ORG Reuters}.",
    "A {LOC Busan} {PER Park Ji-won} ha spiegato che la nave {VES Rising Star} era stata "
    "venduta.",
    "Le navi {VES Rising Star} e {VES Northern Light} sono state viste al largo di {LOC "
    "Chongjin}.",
    "{ORG Bitlane}, una piattaforma di criptovalute registrata in {GPE Estonia}, ha perso 40 "
    "milioni di dollari a maggio.",
    "Il {ORG Tesoro americano} ha inserito nella lista nera {PER Chen Guoqiang} e la {ORG "
    "Dandong Brightway}.",
    "Un tribunale di {LOC Limassol} ha multato la {ORG Bluewater Crewing Services} per 2 "
    "milioni di euro.",
    "Negli anni Ottanta la {ORG Velmur Management} vendeva camion a {LOC Wonsan}.",
    "La {VES Jin Teng Hai} non ha mai attraccato a {LOC Nampo}.",
    "{ORG Vantor} produce motori; la rivale {ORG Pelcom} vende pompe all'{GPE Iran}.",
    "L'{ORG ambasciata della RPDC a Giacarta} non ha risposto.",
    "Lo ha scritto il {ORG Corriere del Levante}, citando un rapporto del {ORG Centro "
    "Adriatico}.",
    "{GPE=gpe:JP Tokyo} e {GPE=gpe:US Washington} accusano {GPE=gpe:RU Mosca} di violare "
    "l'embargo.",
    "La ditta {ORG Fratelli Cassani}, con sede a {LOC Piacenza}, ha interrotto i rapporti con "
    "la {ORG Severny Terminal} di {LOC Vladivostok}.",
    "L'importatore {ORG Orbis Freight} ha firmato il contratto; {ORG Orbis} ha pagato in "
    "contanti.",
    "L'{ORG Osservatorio sul commercio d'armi} ({ORG OCA}) stima in 400 tonnellate il carico. "
    "L'{ORG OCA} non cita le fonti.",
    "{PER Giovanna De Santis} e {PER Marco della Rovere}, soci della {ORG Aldebaran "
    "Spedizioni}, sono indagati.",
    "Il {ORG Comitato 1718} ha concesso un'esenzione alla ong {ORG Mani Aperte}.",
    "La {LAW=law:unscr-2397 risoluzione 2397} vieta l'esportazione di carbone. Lo sapevano "
    "tutti, in {GPE Cina}.",
    "Carbone, ferro e frutti di mare sono stati venduti da mediatori cinesi a marzo.",
    "Il signor {PER Tanaka}, custode del porto, annotava ogni nome. {PER Tanaka} ricorda la "
    "{VES Asahi Maru 3}.",
    "I fratelli {PER Viktor Sokolov} e {PER Andrej Sokolov} possiedono la {ORG Sokolov "
    "Shipping}.",
    "Il quotidiano giapponese {ORG Nikkei} scrive che la {GPE Mongolia} ha fermato un treno a "
    "{LOC Zamyn-Uud}.",
    "Lui ha incontrato. {GPE=gpe:US Washington} ha detto che la {GPE Russia} ha inviato i "
    "container a {LOC Rajin}.",
    "La {ORG Banca del Commercio Orientale} ha chiuso dodici conti, riferisce la {ORG Tass}.",
    "Il peschereccio {VES Hai Long 2}, partito da {LOC Dandong}, è arrivato a {LOC Haeju} in "
    "giugno.",
    "L'inviata di {GPE=gpe:US Washington}, {PER Laura Whitfield}, dice che il nordcoreano {PER "
    "Ri Yong Ho} ha lasciato la sala.",
    "{LOC TRIESTE}, 12 febbraio - La {ORG Guardia di Finanza} ha arrestato {PER Paolo Vidali}, "
    "titolare della {ORG Adria Forniture}.",
    "I magistrati di {LOC Rotterdam} sostengono che la {ORG Vandermeer Holding} abbia ordinato "
    "600 droni tramite la {ORG Pearl Lagoon Ltd}.",
    "La {ORG guardia costiera sudcoreana} è salita a bordo della {VES Winning Tide 7} al largo "
    "di {LOC Pohang}.",
    "Tra gli acquirenti figurano la {ORG Delmar Oil}, la {ORG Petrokam} e la {ORG Union "
    "Bunkering}.",
    "Il rapporto è firmato da {PER Ingrid Solheim}, {PER Pedro Alvarado} e {PER Li Wen}.",
    "A marzo {GPE=gpe:KP Pyongyang} ha mandato 300 operai in una segheria vicino a {LOC "
    "Chabarovsk}.",
    "La {ORG Banca centrale della Tanzania} ha congelato i conti della {ORG Kilima Minerals}.",
    "{PER Pak Chol Jin}, che si fa chiamare {PER Peter Park}, gestisce due ristoranti a {LOC "
    "Phnom Penh}.",
    "Il denaro è finito alla {ORG Ryugyong Commercial Bank}, che il {ORG Tesoro degli Stati "
    "Uniti} ha sanzionato nel 2017.",
    "L'equipaggio della {VES Blue Harvest} sostiene che {PER Wang} abbia pagato in contanti.",
    "La {ORG Nordlicht Bank} smentisce; la {ORG Nordlicht} aveva chiuso il conto nel 2019.",
    "In una lettera al {ORG Comitato 1718} {GPE Singapore} afferma che la {ORG Ocean Jade} è "
    "stata cancellata.",
    "{PER Yoon Hye-jin}, docente all'{ORG Università Hanbit}, ne dubita. Per {PER Yoon} le "
    "foto mostrano grano.",
    "L'{ORG ambasciata giapponese a Roma} ha chiesto chiarimenti alla {ORG Farnesina}.",
    "La {ORG Meridiana Carbon} di {LOC Taranto} e l'armatore greco {ORG Kastelli Shipping} "
    "hanno firmato ad aprile.",
};

struct Marked {
  std::string text;
  std::string names;  // "Quillmark ORG; …" in order
};

struct Found {
  std::string names;
  std::map<std::string, std::string> links;  // by text
};

Marked unmark(std::string_view line, std::map<std::string, std::string>& links) {
  Marked out;
  while (!line.empty()) {
    const auto open = line.find('{');
    out.text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto space = line.find(' ', open);
    const auto close = line.find('}', open);
    std::string type(line.substr(open + 1, space - open - 1));
    const std::string name(line.substr(space + 1, close - space - 1));
    if (const auto equal = type.find('='); equal != std::string::npos) {
      links[name] = type.substr(equal + 1);
      type.resize(equal);
    }
    out.text += name;
    out.names += name + " " + type + "; ";
    line.remove_prefix(close + 1);
  }
  return out;
}

const Language& language(const std::string& code) {
  static std::map<std::string, std::shared_ptr<const Language>> loaded;
  auto& known = loaded[code];
  if (!known) {
    auto result = Language::load(DataPack::shipped(), code);
    if (!result) {
      ADD_FAILURE() << result.error().to_string();
      std::abort();
    }
    known = *result;
  }
  return *known;
}

Found find(const std::string& code, const std::string& text) {
  const Language& lang = language(code);
  const text::Decoded decoded = text::decode(text);
  const Tokens tokens =
      tokenise(decoded.points, 0, static_cast<std::uint32_t>(decoded.points.size()), lang.spelling);
  const MatchRows matches = lang.lexicon.find(tokens);
  Found out;
  for (const NamedMention& m : find_names(decoded.points, tokens, matches, lang, {}).mentions) {
    out.names += m.mention.text + " " + model::to_string(m.mention.type) + "; ";
    out.links[m.mention.text] = m.mention.link;
  }
  return out;
}

void check(const std::string& code, std::span<const char* const> lines) {
  for (const char* line : lines) {
    std::map<std::string, std::string> links;
    const Marked expected = unmark(line, links);
    const Found found = find(code, expected.text);
    EXPECT_EQ(found.names, expected.names) << expected.text;
    for (const auto& [name, link] : links)
      EXPECT_EQ(found.links.contains(name) ? found.links.at(name) : "", link) << expected.text;
  }
}

TEST(Mentions, EnglishNamesHaveTheirSpansAndTypes) {
  check("en", kEnglish);
}
TEST(Mentions, ItalianNamesHaveTheirSpansAndTypes) {
  check("it", kItalian);
}

TEST(Mentions, ShortFormsLeadBackToTheFullName) {
  const auto en = find("en",
                       "The Baltic Shipping Registry (BSR) struck Priya Menon off its list. "
                       "The BSR said that Menon had lied.");
  EXPECT_EQ(en.links.at("BSR"), "nil:baltic-shipping-registry");
  EXPECT_EQ(en.links.at("Menon"), "nil:priya-menon");
  const auto it = find("it",
                       "La Procura di Napoli ha sentito Dario Cassani. Per la Procura, Cassani "
                       "ha mentito.");
  EXPECT_EQ(it.links.at("Procura"), it.links.at("Procura di Napoli"));
  EXPECT_EQ(it.links.at("Cassani"), "nil:dario-cassani");
}

TEST(Mentions, AStateAndItsOfficeAreOneOrganisation) {
  EXPECT_EQ(
      find("en", "Cambodia's interior ministry said so.").links.at("Cambodia's interior ministry"),
      "org:kh-interior");
  EXPECT_EQ(find("it", "Lo dice il ministero dell'Interno cambogiano.")
                .links.at("ministero dell'Interno cambogiano"),
            "org:kh-interior");
  EXPECT_EQ(find("en", "Japan's defence ministry said so.").links.at("Japan's defence ministry"),
            "org:jp-mod");
  EXPECT_EQ(
      find("it", "L'ambasciata della RPDC a Roma tace.").links.at("ambasciata della RPDC a Roma"),
      "org:kp-embassy-rome");
}

TEST(Mentions, AnInstitutionsWordAloneIsNoName) {
  EXPECT_EQ(find("en", "He left the Committee in May.").names, "");
  EXPECT_EQ(find("it", "Ha lasciato la Procura a maggio.").names, "");
}

}  // namespace
}  // namespace vedetta::read
