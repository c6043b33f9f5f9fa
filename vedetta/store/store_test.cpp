#include "vedetta/store/store.h"

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <random>

#include "vedetta/core/file.h"
#include "vedetta/core/hash.h"
#include "vedetta/core/json.h"
#include "vedetta/store/compress.h"
#include "vedetta/store/sqlite.h"
#include "vedetta/store/testing.h"

namespace vedetta::store {
namespace {

namespace fs = std::filesystem;
using testing::TempFolder;

const Instant kNoon = *Instant::parse("2024-05-01T12:00:00Z");
const Instant kLater = *Instant::parse("2024-06-01T12:00:00Z");

model::Run run_over(const std::string& extent,
                    const std::string& program = "vedetta 0.1.0 (read)") {
  model::Run run;
  run.program = program;
  run.extent = {extent};
  return run;
}

Record claim(const std::string& key, const std::string& body) {
  return {RecordKind::claim, key, body};
}

std::string keys(const Result<std::vector<StoredRecord>>& rows) {
  std::string out;
  for (const StoredRecord& r : *rows) out += r.record.key + ":" + std::to_string(r.revision) + " ";
  return out;
}

ListVersion version(const std::string& list, const std::string& bytes, const std::string& date) {
  ListVersion v;
  v.list = list;
  v.version = sha256_hex(bytes);
  v.reader = "test 1";
  v.format = "ftm";
  v.source_date = date;
  v.origin = "a.json";
  v.entries = 2;
  v.counts["Person"] = 2;
  return v;
}

TEST(Store, KeepsCapturesOnceWithEveryOrigin) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const std::string hash = *store.put_capture("bytes", "a.txt", "text/plain", kNoon);
  EXPECT_EQ(hash, sha256_hex("bytes"));
  EXPECT_EQ(*store.put_capture("bytes", "a.txt", "text/plain", kNoon), hash);
  EXPECT_EQ(*store.put_capture("bytes", "b.txt", "text/plain", kLater), hash);
  EXPECT_EQ(*store.capture(hash), "bytes");
  const auto all = *store.captures();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].origin, "a.txt");
  EXPECT_EQ(all[1].obtained, "2024-06-01T12:00:00Z");
  EXPECT_EQ(store.audit()->size(), 2u);
}

TEST(Store, ServesNoCaptureWhoseBytesChanged) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const std::string hash = *store.put_capture("bytes", "a.txt", "text/plain", kNoon);
  const std::string path = folder.path() + "/captures/" + hash.substr(0, 2) + "/" + hash;
  std::ofstream(path) << "bytez";
  EXPECT_EQ(store.capture(hash).error().code, ErrorCode::integrity);
  EXPECT_EQ(store.verify().error().code, ErrorCode::integrity);
  fs::remove(path);
  EXPECT_EQ(store.capture(hash).error().code, ErrorCode::integrity);
  EXPECT_EQ(store.capture(sha256_hex("other")).error().code, ErrorCode::not_found);
  EXPECT_EQ(store.capture("../../etc/passwd").error().code, ErrorCode::bad_input);
}

TEST(Store, SourcesOfListsAreKeptAsTheyCame) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const std::string text = "1,ONE,aka\n2,TWO,aka\n";
  // gzip of that text, by another program
  const std::string gzip(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x33\xd4\xf1\xf7\x73\xd5\x49\xcc"
      "\x4e\xe4\x32\xd2\x09\x09\xf7\x07\xb3\x00\x7f\xcf\x3b\xa8\x14\x00\x00\x00",
      36);
  ASSERT_EQ(*gunzip(gzip), text);
  const std::string large(kPackedBeyond + 1, 'x');
  const ListSource sources[] = {{"a.csv.gz", sha256_hex(text), text, gzip},
                                {"b.csv", sha256_hex("b"), "b", {}},
                                {"c.csv", sha256_hex(large), large, {}}};
  const ListVersion v = version("us_sdn", "v", "");
  ASSERT_TRUE(store.put_list_version(v, large, {}, kNoon, sources).ok());
  const auto path_of = [&](const std::string& hash, const char* suffix) {
    return folder.path() + "/captures/" + hash.substr(0, 2) + "/" + hash + suffix;
  };
  EXPECT_EQ(*read_file(path_of(sources[0].hash, ".gz")), gzip);
  EXPECT_EQ(*read_file(path_of(sources[1].hash, "")), "b");
  EXPECT_LT(read_file(path_of(sources[2].hash, ".zst"))->size(), large.size() / 100);
  for (const ListSource& source : sources) EXPECT_EQ(*store.capture(source.hash), source.bytes);
  EXPECT_EQ(*store.list_lines(v), large);
  EXPECT_TRUE(store.verify().ok());
  for (const auto& [source, suffix] :
       {std::pair(sources[0], ".gz"), std::pair(sources[2], ".zst")}) {
    for (const std::string& bytes : {*compress(std::string(large.size(), 'y')), gzip + gzip,
                                     gzip.substr(0, 20), std::string("no such packing")}) {
      std::ofstream(path_of(source.hash, suffix), std::ios::binary | std::ios::trunc) << bytes;
      EXPECT_EQ(store.capture(source.hash).error().code, ErrorCode::integrity);
    }
    EXPECT_EQ(store.verify().error().code, ErrorCode::integrity);
  }
}

TEST(Store, AnOlderLayoutIsBroughtUpToDate) {
  TempFolder folder;
  ASSERT_TRUE(Store::open(folder.path()).ok());
  {
    auto db = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 100);
    ASSERT_TRUE(db->execute("DROP TABLE list_sources; ALTER TABLE captures DROP COLUMN packing; "
                            "ALTER TABLE list_blocks DROP COLUMN packing; "
                            "PRAGMA user_version = 2")
                    .ok());
  }
  EXPECT_EQ(Store::open(folder.path(), {.write = false}).error().code, ErrorCode::unsupported);
  auto store = Store::open(folder.path());
  ASSERT_TRUE(store.ok()) << store.error().to_string();
  EXPECT_TRUE(store->put_capture("bytes", "a", "text/plain", kNoon).ok());
  EXPECT_EQ(*store->capture(sha256_hex("bytes")), "bytes");
}

TEST(Store, ListVersionsByTime) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  EXPECT_FALSE(store.current_list("x")->has_value());
  const ListVersion a = version("x", "a", "2020-01-01");
  const ListVersion b = version("x", "b", "2024-01-01");
  const ListReject reject{"a.json", 7, "no id", "{}"};
  ASSERT_TRUE(store.put_list_version(a, "{\"id\":\"1\"}\n", {&reject, 1}, kNoon).ok());
  ASSERT_TRUE(store.put_list_version(b, "{\"id\":\"2\"}\n", {}, kLater).ok());
  EXPECT_EQ((*store.current_list("x"))->version, b.version);
  EXPECT_EQ((*store.list_as_of("x", kNoon))->version, a.version);
  EXPECT_FALSE(store.list_as_of("x", *Instant::parse("2024-01-01T00:00:00Z"))->has_value());
  EXPECT_EQ((*store.list_dated("x", Day::of(2023, 1, 1)))->version, a.version);
  EXPECT_EQ((*store.list_dated("x", Day::of(2025, 1, 1)))->version, b.version);
  EXPECT_EQ(store.list_version("x", a.version.substr(0, 8))->counts.at("Person"), 2u);
  EXPECT_EQ(store.list_version("x", "ffffffff").error().code, ErrorCode::unknown_name);
  EXPECT_EQ(*store.list_lines(a), "{\"id\":\"1\"}\n");
  EXPECT_EQ(store.list_rejects(a)->at(0).reason, "no id");
  EXPECT_EQ(store.list_rejects(b)->size(), 0u);
  EXPECT_EQ(store.list_history()->size(), 2u);
  EXPECT_TRUE(store.verify().ok());
}

TEST(Store, AListBlockThatChangedIsNotServed) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const ListVersion v = version("x", "a", "");
  ASSERT_TRUE(store.put_list_version(v, "line\n", {}, kNoon).ok());
  const std::string path = folder.path() + "/lists/" + sha256_hex("line\n");
  EXPECT_EQ(*read_file(path), "line\n");
  std::ofstream(path) << "lime\n";
  EXPECT_EQ(store.list_lines(v).error().code, ErrorCode::integrity);
  fs::remove(path);
  EXPECT_EQ(store.list_lines(v).error().code, ErrorCode::integrity);
  EXPECT_EQ(store.verify().error().code, ErrorCode::integrity);
}

TEST(Store, ListBlocksInTheirRowAreServedToo) {
  TempFolder folder;
  const ListVersion v = version("x", "a", "");
  const std::string lines = "line\n";
  ASSERT_TRUE(Store::open(folder.path())->put_list_version(v, lines, {}, kNoon).ok());
  fs::remove(folder.path() + "/lists/" + sha256_hex(lines));
  {
    auto db = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 100);
    ASSERT_TRUE(db->run("UPDATE list_blocks SET packing = 'row', block = ?",
                        {Param::blob(*compress(lines))})
                    .ok());
  }
  Store store = *Store::open(folder.path());
  EXPECT_EQ(*store.list_lines(v), lines);
  EXPECT_TRUE(store.verify().ok());
  auto db = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 100);
  ASSERT_TRUE(db->execute("UPDATE list_blocks SET block = x'0011'").ok());
  EXPECT_EQ(store.list_lines(v).error().code, ErrorCode::integrity);
}

TEST(Store, ANewerRunSupersedesAndRetracts) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const model::Run first = run_over("doc");
  model::Run second = first;
  second.data = "better lexicons";
  const std::vector<Record> before = {claim("a", "1"), claim("b", "1"), claim("c", "1")};
  const std::vector<Record> after = {claim("a", "1"), claim("b", "2"), claim("d", "1")};
  const RunReceipt one = *store.put_run(first, before, kNoon);
  EXPECT_EQ(one.supersedes, "");
  EXPECT_EQ(one.asserted, 3u);
  const RunReceipt two = *store.put_run(second, after, kLater);
  EXPECT_EQ(two.supersedes, one.run);
  EXPECT_EQ(two.asserted, 1u);
  EXPECT_EQ(two.revised, 1u);
  EXPECT_EQ(two.unchanged, 1u);
  EXPECT_EQ(two.retracted, 1u);
  const auto live = store.records(RecordKind::claim);
  EXPECT_EQ(keys(live), "a:1 b:2 d:1 ");
  EXPECT_EQ(live->at(0).run, two.run);  // unchanged, yet the newest run states it
  EXPECT_EQ(keys(store.records(RecordKind::claim, true)), "a:1 b:2 c:2 d:1 ");
  EXPECT_EQ(keys(store.records(RecordKind::claim, false, kNoon)), "a:1 b:1 c:1 ");
  EXPECT_EQ(store.history(RecordKind::claim, "c")->size(), 2u);
  const auto runs = *store.runs();
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].superseded_by, two.run);
  EXPECT_EQ(runs[1].supersedes, one.run);
  EXPECT_EQ(runs[1].superseded_by, "");
}

TEST(Store, RetractedComesBackAsANewRevision) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  model::Run other = run_over("doc");
  other.data = "2";
  ASSERT_TRUE(store.put_run(run_over("doc"), std::vector{claim("a", "1")}, kNoon).ok());
  ASSERT_TRUE(store.put_run(other, {}, kNoon).ok());
  EXPECT_EQ(keys(store.records(RecordKind::claim)), "");
  ASSERT_TRUE(store.put_run(run_over("doc"), std::vector{claim("a", "1")}, kNoon).ok());
  EXPECT_EQ(keys(store.records(RecordKind::claim)), "a:3 ");
}

TEST(Store, WhatAnotherCurrentRunStatesStays) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  ASSERT_TRUE(store.put_run(run_over("one"), std::vector{claim("a", "1")}, kNoon).ok());
  ASSERT_TRUE(store.put_run(run_over("two"), std::vector{claim("a", "1")}, kNoon).ok());
  model::Run newer = run_over("one");
  newer.data = "2";
  EXPECT_EQ(store.put_run(newer, {}, kLater)->retracted, 0u);
  EXPECT_EQ(keys(store.records(RecordKind::claim)), "a:1 ");
}

TEST(Store, ARunThatContradictsItselfIsRefusedWhole) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  const auto twice = std::vector{claim("a", "1"), claim("a", "2")};
  EXPECT_EQ(store.put_run(run_over("doc"), twice, kNoon).error().code, ErrorCode::conflict);
  EXPECT_EQ(store.runs()->size(), 0u);
}

TEST(Store, ClaimsComeBackWithTheirRevision) {
  TempFolder folder;
  Store store = *Store::open(folder.path());
  model::Claim c;
  c.key = "k";
  c.document = sha256_hex("doc");
  c.predicate = "arms-transfer";
  ASSERT_TRUE(store.put_run(run_over("doc"), std::vector{record_of(c)}, kNoon).ok());
  c.positive = false;
  c.revision = 9;  // the stream's number is the store's to give
  model::Run newer = run_over("doc");
  newer.data = "2";
  ASSERT_TRUE(store.put_run(newer, std::vector{record_of(c)}, kLater).ok());
  const auto claims = store.claims();
  ASSERT_TRUE(claims.ok()) << claims.error().to_string();
  ASSERT_EQ(claims->size(), 1u);
  EXPECT_EQ(claims->front().revision, 2u);
  EXPECT_FALSE(claims->front().positive);
  EXPECT_TRUE(store.claims(kNoon)->front().positive);
}

TEST(Store, RowsCannotBeChangedOrDeleted) {
  TempFolder folder;
  {
    Store store = *Store::open(folder.path());
    ASSERT_TRUE(store.put_run(run_over("doc"), std::vector{claim("a", "1")}, kNoon).ok());
  }
  auto db = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 100);
  for (const char* sql : {"UPDATE records SET body = '2'", "DELETE FROM records",
                          "DELETE FROM audit", "UPDATE runs SET covers = ''"}) {
    const auto status = db->execute(sql);
    ASSERT_FALSE(status.ok()) << sql;
    EXPECT_NE(status.error().what.find("append-only"), std::string::npos) << sql;
  }
}

TEST(Store, TamperedAuditIsFound) {
  TempFolder folder;
  {
    Store store = *Store::open(folder.path());
    for (int i = 0; i < 3; ++i)
      ASSERT_TRUE(store.put_capture(std::to_string(i), "f", "text/plain", kNoon).ok());
    ASSERT_TRUE(store.verify().ok());
  }
  auto db = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 100);
  ASSERT_TRUE(
      db->execute("DROP TRIGGER audit_fixed; UPDATE audit SET subject = 'x' WHERE sequence = 2")
          .ok());
  Store store = *Store::open(folder.path());
  EXPECT_EQ(store.verify().error().code, ErrorCode::integrity);
}

TEST(Store, ALockedStoreSaysSoWithinASecond) {
  TempFolder folder;
  Store store = *Store::open(folder.path(), {.wait_ms = 50});
  auto other = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 50);
  {
    auto lock = Transaction::begin(*other);
    ASSERT_TRUE(lock.ok());
    const auto refused = store.put_capture("bytes", "a", "text/plain", kNoon);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::locked);
    EXPECT_TRUE(store.captures().ok());  // readers go on
  }
  EXPECT_TRUE(store.put_capture("bytes", "a", "text/plain", kNoon).ok());
}

TEST(Store, AFullDiskLosesNothingAcknowledged) {
  TempFolder folder;
  std::vector<std::string> acknowledged;
  {
    Store store = *Store::open(folder.path(), {.max_bytes = 300 << 10});
    const std::string body(4000, 'x');
    for (int i = 0;; ++i) {
      ASSERT_LT(i, 1000);
      const std::string key = "k" + std::to_string(i);
      const auto receipt = store.put_run(run_over(key), std::vector{claim(key, body)}, kNoon);
      if (!receipt) {
        EXPECT_EQ(receipt.error().code, ErrorCode::disk_full) << receipt.error().to_string();
        break;
      }
      acknowledged.push_back(key);
    }
    EXPECT_EQ(store.records(RecordKind::claim)->size(), acknowledged.size());  // readers go on
  }
  EXPECT_GT(acknowledged.size(), 5u);
  Store store = *Store::open(folder.path());  // space is back
  EXPECT_EQ(store.records(RecordKind::claim)->size(), acknowledged.size());
  EXPECT_TRUE(store.verify().ok());
  EXPECT_TRUE(store.put_run(run_over("more"), std::vector{claim("more", "1")}, kNoon).ok());
}

// Runs `body` in a child process; its return value is the exit code.
int in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

TEST(Store, AFullFileSystemIsReported) {
  // Only root may mount; elsewhere the bound of the database file above stands for it.
  TempFolder folder;
  const int outcome = in_child([&] {
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=400k") != 0) return 0;
    int code = 0;
    {
      auto store = Store::open(folder.path());
      if (!store) code = 1;
      for (int i = 0; code == 0; ++i) {
        const auto put = store->put_capture(std::string(20000, static_cast<char>('a' + i)), "o",
                                            "text/plain", kNoon);
        if (!put && put.error().code != ErrorCode::disk_full) code = 2;
        if (!put) break;
      }
      if (code == 0 && (store->captures()->empty() || !store->verify().ok())) code = 3;
    }
    ::umount(folder.path().c_str());
    return code;
  });
  EXPECT_EQ(outcome, 0);
}

TEST(Store, AReadOnlyPlaceIsReadAndNotWritten) {
  TempFolder folder;
  {
    Store store = *Store::open(folder.path());
    ASSERT_TRUE(store.put_capture("bytes", "a", "text/plain", kNoon).ok());
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
    fs::permissions(entry.path(),
                    fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                    fs::perm_options::remove);
  fs::permissions(folder.path(), static_cast<fs::perms>(0555));
  const int outcome = in_child([&] {
    if (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0) return 1;
    const auto writer = Store::open(folder.path());
    if (writer.ok()) {
      auto copy = Store::open(folder.path());
      if (copy->put_capture("more", "b", "text/plain", kNoon).error().code != ErrorCode::read_only)
        return 2;
    } else if (writer.error().code != ErrorCode::read_only) {
      return 3;
    }
    auto reader = Store::open(folder.path(), {.write = false});
    if (!reader) return 4;
    return reader->capture(sha256_hex("bytes")).ok() ? 0 : 5;
  });
  EXPECT_EQ(outcome, 0);
  fs::permissions(folder.path(), static_cast<fs::perms>(0755));
}

TEST(Store, NoStoreAndForeignFilesAreNamed) {
  TempFolder folder;
  EXPECT_EQ(Store::open(folder.path() + "/none", {.write = false}).error().code,
            ErrorCode::not_found);
  std::ofstream(folder.path() + "/vedetta.db") << std::string(4096, 'j');
  EXPECT_EQ(Store::open(folder.path()).error().code, ErrorCode::integrity);
}

TEST(Store, ANewerLayoutIsRefused) {
  TempFolder folder;
  {
    ASSERT_TRUE(Store::open(folder.path()).ok());
  }
  auto db = *Database::open(folder.path() + "/vedetta.db", Database::Mode::create, 100);
  ASSERT_TRUE(db->execute("PRAGMA user_version = 99").ok());
  EXPECT_EQ(Store::open(folder.path()).error().code, ErrorCode::unsupported);
}

// The child writes and acknowledges on the pipe until it is killed.
[[noreturn]] void write_until_killed(const std::string& folder, int pipe, int round) {
  auto store = Store::open(folder);
  for (int i = 0; store.ok(); ++i) {
    const std::string name = std::to_string(round) + "-" + std::to_string(i);
    bool ok = false;
    if (i % 3 == 0) {
      ok = store->put_capture("capture " + name, name, "text/plain", kNoon).ok();
    } else if (i % 3 == 1) {
      const std::string file = "file " + name;
      const ListSource source{name, sha256_hex(file), file, {}};
      ok = store->put_list_version(version("x", name, ""), name, {}, kNoon, {&source, 1}).ok();
    } else {
      ok = store->put_run(run_over(name), std::vector{claim(name, "body " + name)}, kNoon).ok();
    }
    if (!ok) ::_exit(1);
    if (::write(pipe, &i, sizeof i) != sizeof i) ::_exit(1);
  }
  ::_exit(1);
}

TEST(Store, NothingAcknowledgedIsLostByKill9) {
  TempFolder folder;
  std::mt19937 random(20240501);  // a fixed seed: the same moments in every run
  std::vector<int> acknowledged;
  for (int round = 0; round < 60; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      write_until_killed(folder.path(), ends[1], round);
    }
    ::close(ends[1]);
    // Some writes later, and then somewhere inside one of the next.
    int last = -1;
    for (const int wanted = static_cast<int>(random() % 8); last < wanted;)
      if (::read(ends[0], &last, sizeof last) != sizeof last) break;
    ::usleep(static_cast<useconds_t>(random() % 4000));
    ::kill(child, SIGKILL);
    for (int i = 0; ::read(ends[0], &i, sizeof i) == sizeof i;) last = i;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself in round " << round;
    acknowledged.push_back(last);
  }
  auto store = Store::open(folder.path());
  ASSERT_TRUE(store.ok()) << store.error().to_string();
  ASSERT_TRUE(store->verify().ok()) << store->verify().error().to_string();
  std::size_t count = 0;
  for (int round = 0; round < 60; ++round)
    for (int i = 0; i <= acknowledged[static_cast<std::size_t>(round)]; ++i, ++count) {
      const std::string name = std::to_string(round) + "-" + std::to_string(i);
      if (i % 3 == 0) {
        EXPECT_TRUE(store->capture(sha256_hex("capture " + name)).ok()) << name;
      } else if (i % 3 == 1) {
        EXPECT_EQ(*store->list_lines(version("x", name, "")), name);
        EXPECT_TRUE(store->capture(sha256_hex("file " + name)).ok()) << name;
      } else {
        EXPECT_EQ(store->history(RecordKind::claim, name)->size(), 1u) << name;
      }
    }
  EXPECT_GT(count, 60u);
  RecordProperty("acknowledged", static_cast<int>(count));
}

}  // namespace
}  // namespace vedetta::store
