#include "vedetta/core/csv.h"
#include "vedetta/core/json.h"
#include "vedetta/lists/fixtures.h"
#include "vedetta/lists/ofac_tables.h"
#include "vedetta/lists/partial_date.h"

namespace vedetta::lists {
namespace {

using testing::as_written;
using testing::entity;
using testing::fixture;
using testing::ofac_files;
using testing::read;
using testing::values;

TEST(Lists, DatesOfBirthInOneSpelling) {
  const std::pair<const char*, const char*> kCases[] = {{"03 Jan 1962", "1962-01-03"},
                                                        {"Jan 1962", "1962-01"},
                                                        {"1962", "1962"},
                                                        {"circa 1962", "1962~"},
                                                        {"1962 to 1964", "1962/1964"},
                                                        {"01 Jan 1962 to 31 Dec 1962", "1962"},
                                                        {"circa 1962 to 1964", "1962/1964~"},
                                                        {"between 1962 and 1964", "1962/1964"},
                                                        {"01 Feb 1964 to 29 Feb 1964", "1964-02"},
                                                        {"1979-1982", "1979/1982"},
                                                        {"1962-01-03", "1962-01-03"},
                                                        {"1960-01-01-05:00", "1960-01-01"},
                                                        {"Sept. 1962", "1962-09"},
                                                        {"3/1/1962", "1962-01-03"},
                                                        {"April 3, 1962", "1962-04-03"},
                                                        {"30 Feb 1962", ""},
                                                        {"1964 to 1962", ""},
                                                        {"30-35 years old", ""},
                                                        {"24/06/1402 (Hijri Calendar)", ""},
                                                        {"", ""}};
  for (const auto& [written, expected] : kCases)
    EXPECT_EQ(normalise_date(written), expected) << written;
  const auto range = parse_partial_date("1962/1964~");
  ASSERT_TRUE(range.has_value());
  EXPECT_TRUE(range->circa);
  EXPECT_EQ(range->days.to_string(), "1962-01-01/1964-12-31");
  EXPECT_EQ(parse_partial_date("1962-02")->days.to_string(), "1962-02-01/1962-02-28");
  EXPECT_FALSE(parse_partial_date("soon").has_value());
}

TEST(Lists, OfacEntriesKeepWhatTheFilesSay) {
  const auto reading = read(ofac_files(), "", "us_sdn");
  ASSERT_TRUE(reading.ok()) << reading.error().to_string();
  EXPECT_EQ(reading->format, "ofac-csv");
  EXPECT_EQ(reading->entries, 5u);
  EXPECT_EQ(reading->rejected, 0u);
  const auto person = entity(*reading, "us_sdn-101");
  EXPECT_EQ(person.schema, "Person");
  EXPECT_EQ(person.caption(), "Tobin Aldous VARN");
  EXPECT_EQ(as_written(person, "name", "Tobin Aldous VARN"), "VARN, Tobin Aldous");
  EXPECT_EQ(values(person, "lastName"), "VARN");
  EXPECT_EQ(values(person, "alias"), "T. A. VARNE");
  EXPECT_EQ(values(person, "weakAlias"), "SHORT T");
  EXPECT_EQ(values(person, "birthDate"), "1962-01-03|1963~");
  EXPECT_EQ(as_written(person, "birthDate", "1963~"), "circa 1963");
  EXPECT_EQ(values(person, "birthPlace"), "Port Quill");
  EXPECT_EQ(values(person, "nationality"), "kp");
  EXPECT_EQ(values(person, "gender"), "male");
  EXPECT_EQ(values(person, "passportNumber"), "QX 12345");
  EXPECT_EQ(as_written(person, "passportNumber", "QX 12345"),
            "Passport QX 12345 (Korea, North) issued 01 Feb 2010 expires 01 Feb 2020");
  EXPECT_EQ(values(person, "programId"), "DPRK3|NPWMD");
  EXPECT_EQ(values(person, "position"), "Captain");
  EXPECT_EQ(values(person, "topics"), "sanction");
  EXPECT_EQ(values(person, "country"), "kp");
  EXPECT_EQ(values(person, "address"), "");
  EXPECT_EQ(values(person, "unknownLinkTo"), "us_sdn-102");  // the name of another entry
  EXPECT_EQ(person.statements[0].source, "us_sdn");
}

TEST(Lists, OfacOrganisationsVesselsAndWallets) {
  const auto reading = read(ofac_files(), "", "us_sdn");
  const auto firm = entity(*reading, "us_sdn-102");
  EXPECT_EQ(values(firm, "previousName"), "QUILL & SONS");
  EXPECT_EQ(values(firm, "alias"), "QUILL GROUP");
  EXPECT_EQ(values(firm, "taxNumber"), "778899");
  EXPECT_EQ(values(firm, "imoNumber"), "5000017");
  EXPECT_EQ(values(firm, "incorporationDate"), "2001/2002");
  EXPECT_EQ(values(firm, "notes"), "Something nobody mapped");
  EXPECT_EQ(values(firm, "address"), "1 Quay Street, Suite 2, Port Quill 100, China|Box 7");
  const auto ship = entity(*reading, "us_sdn-103");
  EXPECT_EQ(ship.schema, "Vessel");
  EXPECT_EQ(values(ship, "imoNumber"), "9000003");
  EXPECT_EQ(values(ship, "mmsi"), "445000001");
  EXPECT_EQ(values(ship, "flag"), "tg");
  EXPECT_EQ(values(ship, "pastFlags"), "None Identified|mn");
  EXPECT_EQ(values(ship, "callSign"), "HMXX1");
  EXPECT_EQ(values(ship, "deadweightTonnage"), "9,000");
  EXPECT_EQ(values(ship, "weakAlias"), "LITTLE AUK");
  EXPECT_EQ(entity(*reading, "us_sdn-104").schema, "Airplane");
  const auto wallet = entity(*reading, "us_sdn-101-XBT-1InventedAddress00000000000000000");
  EXPECT_EQ(wallet.schema, "CryptoWallet");
  EXPECT_EQ(values(wallet, "holder"), "us_sdn-101");
  EXPECT_EQ(values(wallet, "currency"), "XBT");
  EXPECT_EQ(values(wallet, "programId"), "DPRK3|NPWMD");
}

TEST(Lists, OfacRemarksGoOnInTheCommentsMidWord) {
  auto files = ofac_files();
  const auto whole = entity(*read(files, "", "us_sdn"), "us_sdn-105");
  EXPECT_EQ(whole.caption(), "LONGWORD \"THE BARD\" FOUNDATION");
  EXPECT_EQ(whole.values("weakAlias").size(), 38u);
  EXPECT_EQ(values(whole, "registrationNumber"), "4711");
  files.pop_back();
  const auto cut = read(files, "", "us_sdn");
  ASSERT_EQ(cut->rejects.size(), 1u);
  EXPECT_NE(cut->rejects[0].reason.find("1,000"), std::string::npos);
  EXPECT_EQ(cut->rejects[0].row, 5u);
  files[0].bytes = "1,\"ONE\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"" +
                   std::string(1000, ' ') + "\"\r\n";
  const auto blank = read({files[0]}, "", "us_sdn");
  ASSERT_TRUE(blank.ok()) << blank.error().to_string();
  EXPECT_EQ(blank->rejects.size(), 1u);
}

// Of a file of a few signs that matter, made at random from a seed.
std::string csv_like(std::uint32_t seed) {
  constexpr std::string_view kSigns = "a1,,\"\"\n\r -0- ,\x1a\xc3\xa9 long words without end,";
  std::string out;
  for (std::uint32_t i = 0, x = seed; i < 40 + seed % 60; ++i) {
    x = x * 1664525 + 1013904223;
    out += kSigns[(x >> 16) % kSigns.size()];
  }
  return out;
}

TEST(Lists, OfacRowsAreThoseOfTheCsvReader) {
  for (std::uint32_t seed = 0; seed < 20000; ++seed) {
    const SourceFile file{"x", (seed % 7 == 0 ? "\xEF\xBB\xBF" : "") + csv_like(seed)};
    csv::Reader expected(file.bytes);
    Table table;
    RowReader rows(file, table);
    while (expected.next()) {
      ASSERT_TRUE(rows.next()) << file.bytes;
      const auto fields = rows.fields();
      ASSERT_EQ(std::vector<std::string_view>(fields.begin(), fields.end()), expected.fields())
          << file.bytes;
      EXPECT_EQ(rows.row(), expected.row());
      if (seed % 2 == 0) rows.drop();
    }
    EXPECT_FALSE(rows.next()) << file.bytes;
    EXPECT_EQ(rows.error().empty(), !expected.error()) << file.bytes;
  }
}

TEST(Lists, LinesAreJsonWhateverTheTexts) {
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    std::string id = csv_like(seed).substr(0, 1 + seed % 40);
    const std::string value = csv_like(seed + 1).substr(seed % 30);
    Entry entry;
    entry.start(id, "Person");
    EXPECT_TRUE(entry.add("name", value, id));
    Lines lines;
    lines.add(entry);
    std::vector<std::string> repeated;
    std::string expected = "{\"id\":";
    json::append_string(expected, id);
    expected += ",\"schema\":\"Person\",\"statements\":[[\"name\",";
    json::append_string(expected, value);
    if (id != value) {
      expected += ',';
      json::append_string(expected, id);
    }
    EXPECT_EQ(lines.finish(repeated), expected + "]]}\n");
  }
}

TEST(Lists, LinesAreSortedAndEachIdOnce) {
  const auto finished = [](std::vector<const char*> ids, std::vector<std::string>& repeated) {
    Lines lines;
    for (const char* id : ids) {
      Entry entry;
      entry.start(id, "Person");
      lines.add(entry);
    }
    return lines.finish(repeated);
  };
  std::vector<std::string> repeated;
  const std::string sorted = finished({"a", "a-b", "a1", "b"}, repeated);
  EXPECT_TRUE(repeated.empty());
  EXPECT_EQ(finished({"b", "a1", "a", "a-b"}, repeated), sorted);
  EXPECT_TRUE(repeated.empty());
  EXPECT_EQ(finished({"a", "a", "a-b", "a1", "b", "a1"}, repeated), sorted);
  EXPECT_EQ(repeated, (std::vector<std::string>{"a", "a1"}));
}

TEST(Lists, UnEntriesKeepWhatTheFileSays) {
  const auto reading = read({{"un.xml", fixture("un.xml")}}, "", "un_sc");
  ASSERT_TRUE(reading.ok()) << reading.error().to_string();
  EXPECT_EQ(reading->format, "un-xml");
  EXPECT_EQ(reading->source_date, "2024-05-01T23:00:03.110Z");
  EXPECT_TRUE(reading->warnings.empty());
  const auto person = entity(*reading, "un_sc-QQi.001");
  EXPECT_EQ(values(person, "name"), "VARN TOBIN|바른 토빈");
  EXPECT_EQ(values(person, "alias"), "Tobin Varne|T. Varn");
  EXPECT_EQ(values(person, "weakAlias"), "Shorty");
  EXPECT_EQ(values(person, "birthDate"), "1962/1964|1965~");
  EXPECT_EQ(as_written(person, "birthDate", "1965~"), "approximately 1965");
  EXPECT_EQ(values(person, "notes"),
            "Harbour master. Line two & more.|date of birth: in the year of the flood");
  EXPECT_EQ(values(person, "position"), "Harbour Master|Adviser");
  EXPECT_EQ(values(person, "nationality"), "kp");
  EXPECT_EQ(values(person, "unscId"), "QQi.001");
  EXPECT_EQ(values(person, "programId"), "Guinea-Bissau");
  EXPECT_EQ(values(person, "listingDate"), "2016-11-30");
  EXPECT_EQ(values(person, "passportNumber"), "QX9001");
  EXPECT_EQ(as_written(person, "address", "Port Quill, Togo"), "Port Quill, Togo (as of 2015)");
  ASSERT_EQ(reading->rejects.size(), 1u);
  EXPECT_EQ(reading->rejects[0].reason, "a date of birth can't be read; kept as a note");
  const auto firm = entity(*reading, "un_sc-QQe.002");
  EXPECT_EQ(values(firm, "imoNumber"), "5000017");  // not the ship's, which stands in a sentence
  EXPECT_EQ(values(firm, "alias"), "Quill Harbour Group");
  EXPECT_EQ(values(firm, "abbreviation"), "QHG");
  EXPECT_EQ(values(firm, "previousName"), "퀼항만|Kwil Hangman");
}

TEST(Lists, FtmKeepsIdsAndWhenTheyWereSeen) {
  const auto reading = read(fixture("ftm.jsonl"));
  ASSERT_TRUE(reading.ok()) << reading.error().to_string();
  EXPECT_EQ(reading->format, "ftm");
  const auto all = testing::entities(*reading);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].id, "inv-1");  // sorted
  EXPECT_EQ(values(all[0], "name"), "Tobin Varn|바른 토빈");
  EXPECT_EQ(values(all[1], "referents"), "old-2");
  EXPECT_EQ(all[1].statements[0].seen.to_string(), "2020-01-01/2024-03-14");
}

TEST(Lists, FormatsAreSniffedOrNamed) {
  EXPECT_EQ(read("some prose").error().code, ErrorCode::unknown_format);
  EXPECT_NE(read("some prose").error().mend.find("un-xml, ofac-csv, ftm"), std::string::npos);
  EXPECT_EQ(read(fixture("ftm.jsonl"), "spreadsheet").error().code, ErrorCode::unknown_format);
  EXPECT_EQ(read(fixture("alt.csv")).error().code, ErrorCode::usage);  // SDN.CSV is missing
}

TEST(Lists, DtdAndEntitiesAreRefusedUnread) {
  const std::string kBomb =
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
      "<CONSOLIDATED_LIST><INDIVIDUALS>&b;</INDIVIDUALS></CONSOLIDATED_LIST>";
  const auto bomb = read(kBomb);
  EXPECT_EQ(bomb.error().code, ErrorCode::bad_xml);
  EXPECT_NE(bomb.error().what.find("DTD"), std::string::npos);
  EXPECT_NE(bomb.error().where.find("byte 21"), std::string::npos);
  const auto entity = read("<CONSOLIDATED_LIST><INDIVIDUALS>&b;</INDIVIDUALS></CONSOLIDATED_LIST>");
  EXPECT_EQ(entity.error().code, ErrorCode::bad_xml);
  const auto label = read("<?xml version=\"1.0\" encoding=\"UTF-16\"?><CONSOLIDATED_LIST/>");
  EXPECT_EQ(label.error().code, ErrorCode::bad_xml);
}

TEST(Lists, DamagedXmlIsRefusedWithTheByte) {
  std::string un = fixture("un.xml");
  const auto control = read(std::string(un).replace(un.find("TOBIN"), 1, "\x19"));
  EXPECT_EQ(control.error().code, ErrorCode::list_damaged);
  EXPECT_NE(control.error().where.find("byte " + std::to_string(un.find("TOBIN"))),
            std::string::npos);
  const auto utf8 = read(std::string(un).replace(un.find("TOBIN"), 1, "\xFF"));
  EXPECT_EQ(utf8.error().code, ErrorCode::list_damaged);
  const auto tags = read(std::string(un).replace(un.find("</DATAID>"), 9, "</DATUM>"));
  EXPECT_EQ(tags.error().code, ErrorCode::list_damaged);
  EXPECT_EQ(read(un + "trailing").error().code, ErrorCode::list_damaged);
  const auto empty = read("<CONSOLIDATED_LIST dateGenerated=\"2024-01-01\"></CONSOLIDATED_LIST>");
  EXPECT_EQ(empty.error().code, ErrorCode::list_empty);
}

TEST(Lists, ACutListIsNeverRead) {
  const std::string un = fixture("un.xml");
  for (const std::size_t size : {un.size() / 4, un.size() / 2, un.size() - 2, un.size() - 20})
    EXPECT_EQ(read(un.substr(0, size)).error().code, ErrorCode::list_truncated) << size;
  auto files = ofac_files();
  files[0].bytes.resize(files[0].bytes.size() - 200);  // inside a quoted field
  EXPECT_EQ(read(files).error().code, ErrorCode::list_truncated);
  files = ofac_files();
  files[1].bytes.resize(files[1].bytes.find("QUILL & SONS") - 8);  // between two fields
  EXPECT_EQ(read(files).error().code, ErrorCode::list_truncated);
  const std::string ftm = fixture("ftm.jsonl");
  EXPECT_EQ(read(ftm.substr(0, ftm.size() - 30)).error().code, ErrorCode::list_truncated);
}

TEST(Lists, FilesOfDifferentDaysAreRefused) {
  auto files = ofac_files();
  files[1].bytes.insert(0, "999,9,\"aka\",\"NOBODY\",-0- \r\n");
  const auto reading = read(files);
  EXPECT_EQ(reading.error().code, ErrorCode::list_damaged);
  EXPECT_NE(reading.error().what.find("SDN.CSV has no entry 999"), std::string::npos);
}

TEST(Lists, OneBadRowInManyIsARejectWithItsReason) {
  std::string many;
  for (int i = 0; i < 300; ++i)
    many += "{\"id\":\"e" + std::to_string(i) +
            "\",\"schema\":\"Person\",\"properties\":{\"name\":[\"N\"]}}\n";
  many.insert(many.find("{\"id\":\"e100\""),
              "{\"schema\":\"Person\",\"properties\":{}}\nnot json}\n");
  const auto reading = read(many);
  ASSERT_TRUE(reading.ok()) << reading.error().to_string();
  EXPECT_EQ(reading->entries, 300u);
  ASSERT_EQ(reading->rejects.size(), 2u);
  EXPECT_EQ(reading->rejects[0].row, 101u);
  EXPECT_EQ(reading->rejects[0].reason, "the entity has no id");
  EXPECT_EQ(reading->rejects[1].excerpt, "not json}");
  many += "{\"id\":\"e7\",\"schema\":\"Person\",\"properties\":{\"name\":[\"M\"]}}\n";
  EXPECT_EQ(read(many)->rejects[2].reason, "another entry has the same id");
}

TEST(Lists, HostileFilesAreBounded) {
  const std::string noise = [] {
    std::string out;
    for (std::uint32_t i = 0, x = 7; i < 1 << 20; ++i, x = x * 1664525 + 1013904223)
      out += char(x >> 24);
    return out;
  }();
  EXPECT_EQ(read(noise).error().code, ErrorCode::unknown_format);
  for (const char* format : {"un-xml", "ofac-csv", "ftm"})
    EXPECT_FALSE(read(noise, format).ok()) << format;
  std::string deep = "<CONSOLIDATED_LIST>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  for (int i = 0; i < 100000; ++i) deep += "</a>";
  EXPECT_EQ(read(deep + "</CONSOLIDATED_LIST>").error().code, ErrorCode::list_damaged);
  const std::string nested =
      "{\"id\":\"a\",\"schema\":\"P\",\"properties\":" + std::string(100000, '[') +
      std::string(100000, ']') + "}\n";
  EXPECT_EQ(read(nested, "ftm").error().code, ErrorCode::list_empty);
}

TEST(Lists, AHundredMegabytesInOneLineAreRefused) {
  const std::string line(100 << 20, ',');
  EXPECT_EQ(read("1" + line, "ofac-csv").error().code, ErrorCode::list_damaged);
  EXPECT_EQ(read("{\"schema\":\"properties\"" + line, "ftm").error().code,
            ErrorCode::list_truncated);
  EXPECT_EQ(read("<CONSOLIDATED_LIST>" + line, "un-xml").error().code, ErrorCode::too_large);
}

TEST(Lists, AnEntryIsBoundedInItsValues) {
  std::string names;
  for (int i = 0; i < 6000; ++i) names += (i ? ",\"N" : "\"N") + std::to_string(i) + "\"";
  const auto reading =
      read("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[" + names + "]}}\n");
  ASSERT_TRUE(reading.ok()) << reading.error().to_string();
  EXPECT_EQ(testing::entities(*reading)[0].statements.size(), kMaxFacts);
  EXPECT_EQ(reading->rejected, 6000 - kMaxFacts);
}

}  // namespace
}  // namespace vedetta::lists
