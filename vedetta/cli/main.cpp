// The program: arguments, environment and clock are read here and nowhere else; then a verb runs.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "vedetta/cli/cases.h"
#include "vedetta/cli/help.h"
#include "vedetta/cli/lists.h"
#include "vedetta/cli/measures.h"
#include "vedetta/cli/read.h"
#include "vedetta/cli/screen.h"
#include "vedetta/cli/ships.h"
#include "vedetta/cli/trade.h"
#include "vedetta/core/file.h"

namespace vedetta::cli {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread
  return value ? value : "";
}

std::string default_store() {
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty())
    return data + "/vedetta";
  return environment("HOME") + "/.local/share/vedetta";
}

Streams real_streams() {
  Streams streams;
  streams.out = write_stdout;
  streams.err = [](std::string_view text) {
    while (!text.empty()) {
      const ssize_t n = ::write(2, text.data(), text.size());
      if (n <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(n));
    }
  };
  streams.terminal = ::isatty(1) == 1;
  streams.colour = streams.terminal && environment("NO_COLOR").empty();
  winsize window{};
  if (streams.terminal && ::ioctl(1, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
    streams.width = std::min<int>(window.ws_col, 120);
  return streams;
}

// What CLI11 fills in before it becomes typed.
struct Raw {
  Common common;
  bool table = false, json = false, jsonl = false;
  int jobs = 0;
  std::string on, as_of, now;
  std::vector<std::string> words;  // of screen: names, or files with --jsonl
  std::vector<std::string> topics;
};

struct Verbs {
  ReadVerb read;
  ReportVerb report;
  ScreenVerb screen;
  CompareVerb compare;
  ListsAdd lists_add;
  ListsShow lists_show;
  ListsDiff lists_diff;
  MeasuresLs measures_ls;
  MeasuresShow measures_show;
  MeasuresAt measures_at;
  ShipsGaps ships_gaps;
  TradeCaps trade_caps;
  CaseShow case_show;
};

using Run = std::function<int(const Common&, Streams&)>;

class Program {
 public:
  Program() : app_("vedetta") {
    app_.require_subcommand(1);
    app_.fallthrough();
    add_common();
    add_reading();
    add_screening();
    add_lists();
    add_measures();
    add_instruments();
    add_store();
  }

  int run(int argc, char** argv) {
    Streams streams = real_streams();
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
      return say(streams, help_of(chosen()));
    } catch (const CLI::ParseError& error) {
      return fail(streams, usage(error));
    }
    const Status status = finish_common();
    if (!status) return fail(streams, status.error());
    const std::string name = chosen();
    if (name == "help") return help(streams);
    return runs_.at(name)(raw_.common, streams);
  }

 private:
  CLI::App* verb(const std::string& name, Run run) {
    CLI::App* parent = &app_;
    const std::size_t blank = name.find(' ');
    if (blank != std::string::npos) {
      const std::string group = name.substr(0, blank);
      if (!apps_.contains(group)) {
        apps_[group] = app_.add_subcommand(group);
        apps_[group]->require_subcommand(1)->fallthrough();
      }
      parent = apps_[group];
    }
    CLI::App* sub = parent->add_subcommand(name.substr(blank + 1));
    apps_[name] = sub;
    sub->fallthrough();
    runs_[name] = std::move(run);
    return sub;
  }

  template <class Options>
  CLI::App* verb(const std::string& name, Options Verbs::* options,
                 int (*action)(const Options&, const Common&, Streams&)) {
    return verb(name, Run([this, options, action](const Common& c, Streams& s) {
                  return action(verbs_.*options, c, s);
                }));
  }

  void add_common() {
    Common& c = raw_.common;
    app_.add_option("-C,--store", c.store, "the store's folder (VEDETTA_STORE)");
    app_.add_option("--data", c.data, "a folder laid over the shipped data (VEDETTA_OVERLAY)");
    app_.add_option("-o,--output", c.output, "write to this file; - is standard output");
    app_.add_flag("--table", raw_.table, "for people");
    app_.add_flag("--json", raw_.json, "one JSON document");
    app_.add_flag("--jsonl", raw_.jsonl, "JSON lines");
    app_.add_flag("-q,--quiet", c.quiet, "errors only");
    app_.add_flag("-v,--verbose", c.verbose, "say more");
    app_.add_flag("--exit-code", c.exit_code, "end with 1 when something was found");
    app_.add_option("-j,--jobs", raw_.jobs, "processors to use");
    app_.add_option("--on", raw_.on, "the law in force on that day");
    app_.add_option("--as-of", raw_.as_of, "what the store knew on that day");
    app_.add_option("--now", raw_.now, "the time that is noted as now (VEDETTA_NOW)");
  }

  void add_reading() {
    ReadVerb& r = verbs_.read;
    CLI::App* read = verb("read", &Verbs::read, run_read);
    read->add_option("FILE", r.files, "text or HTML, also .gz; - is standard input");
    read->add_option("--emit", r.emit, "claims, jsonl or text");
    read->add_option("--dct", r.dct, "the documents' date, YYYY-MM-DD");
    read->add_option("--lang", r.lang, "the documents' language");
    read->add_option("--out-dir", r.out_dir, "with --emit claims: a file an input");
    read->add_flag("--save", r.save, "keep documents, claims and findings in the store");
    ReportVerb& p = verbs_.report;
    CLI::App* report = verb(
        "report", [this](const Common& c, Streams& s) { return run_report(verbs_.report, c, s); });
    report->add_option("FILE", p.files, "documents; none: what the store keeps");
    report->add_option("--format", p.format, "html, jsonl or ftm");
    report->add_option("--lang", p.lang, "language of the report's words");
    report->add_option("--document-lang", p.document_lang, "the documents' language");
    report->add_option("--dct", p.dct, "the documents' date, YYYY-MM-DD");
  }

  void add_screening() {
    CLI::App* screen = verb("screen", [this](const Common& c, Streams& s) {
      ScreenVerb screening = verbs_.screen;
      (raw_.jsonl ? screening.files : screening.names) = raw_.words;
      if (raw_.jsonl && raw_.words.empty()) screening.files = {"-"};
      return run_screen(screening, c, s);
    });
    screen->add_option("NAME", raw_.words, "names; with --jsonl: files of entities, else stdin");
    screen->add_option("--schema", verbs_.screen.schema, "what the names are: Person, Vessel …");
    CLI::App* compare = verb("compare", [this](const Common& c, Streams& s) {
      CompareVerb comparison = verbs_.compare;
      if (comparison.files.empty()) comparison.files = {"-"};
      return run_compare(comparison, c, s);
    });
    compare->add_option("FILE", verbs_.compare.files, "JSON lines; none: standard input");
  }

  void add_lists() {
    ListsAdd& a = verbs_.lists_add;
    CLI::App* add = verb("lists add", &Verbs::lists_add, run_lists_add);
    add->add_option("LIST", a.list, "its name: un_sc, us_sdn …")->required();
    add->add_option("FILE", a.files, "its files, also .gz")->required();
    add->add_option("--format", a.format, "un-xml, ofac-csv or ftm; else by the bytes");
    add->add_option("--source-date", a.source_date, "of the list, where it states none");
    add->add_option("--origin", a.origin, "where it was obtained");
    add->add_option("--expect-sha256", a.expect_sha256, "refuse any other version");
    add->add_option("--accept-shrink", a.accept_shrink, "the reason why fewer entries are right");
    add->add_option("--accept-older", a.accept_older, "the reason why an older list is right");
    verb("lists ls", run_lists_ls);
    CLI::App* show = verb("lists show", &Verbs::lists_show, run_lists_show);
    show->add_option("LIST", verbs_.lists_show.list)->required();
    show->add_option("ENTRY", verbs_.lists_show.entry, "id of an entry");
    show->add_option("--version", verbs_.lists_show.version, "its hash, or the first 8 digits");
    CLI::App* diff = verb("lists diff", &Verbs::lists_diff, run_lists_diff);
    diff->add_option("LIST", verbs_.lists_diff.list)->required();
    diff->add_option("FROM", verbs_.lists_diff.from, "a version; else the one before");
    diff->add_option("TO", verbs_.lists_diff.to, "a version; else the one in use");
  }

  void add_measures() {
    CLI::App* ls = verb("measures ls", &Verbs::measures_ls, run_measures_ls);
    ls->add_option("--lang", verbs_.measures_ls.lang, "of the titles");
    CLI::App* show = verb("measures show", &Verbs::measures_show, run_measures_show);
    show->add_option("ID", verbs_.measures_show.id, "for example 2397-5")->required();
    show->add_option("--lang", verbs_.measures_show.lang, "of the words");
    MeasuresAt& m = verbs_.measures_at;
    CLI::App* at = verb("measures at", &Verbs::measures_at, run_measures_at);
    at->add_option("--hs", m.hs, "an HS code of 2 to 8 digits");
    at->add_option("--goods", m.goods, "a goods class: coal, refined-petroleum …");
    at->add_option("--direction", m.direction, "from, to (the DPRK) or both");
    at->add_option("--fact", m.facts, "a fact, name=value; may be repeated");
    at->add_option("--lang", m.lang, "of the titles");
  }

  void add_instruments() {
    ShipsGaps& g = verbs_.ships_gaps;
    CLI::App* gaps = verb("ships gaps", &Verbs::ships_gaps, run_ships_gaps);
    gaps->add_option("FILE", g.files, "AIS positions, CSV with a header, also .gz; - is stdin");
    gaps->add_option("--until", g.until, "the positions are complete to here: a day or an instant");
    gaps->add_option("--emit", g.emit, "claims or text");
    gaps->add_option("--profile", g.profile, "how long a silence counts: vedetta, offshore-12h");
    gaps->add_option("--state", g.state, "go on from this file, and leave it for the next run");
    gaps->add_option("--max-errors", g.max_errors, "rejected rows that are borne");
    TradeCaps& t = verbs_.trade_caps;
    CLI::App* caps = verb("trade caps", &Verbs::trade_caps, run_trade_caps);
    caps->add_option("FILE", t.files, "tables of figures, CSV; none: those of the program");
    caps->add_option("--measure", t.measure, "the row of the cap");
    caps->add_option("--year", t.years, "may be repeated; else each that the tables tell of");
    caps->add_option("--max-errors", t.max_errors, "rejected rows that are borne");
  }

  void add_store() {
    verb("case ls", run_case_ls);
    CLI::App* show = verb("case show", &Verbs::case_show, run_case_show);
    show->add_option("--lang", verbs_.case_show.lang, "of the words");
    verb("doctor", run_doctor);
    verb("version", run_version);
    apps_["help"] = app_.add_subcommand("help");
    apps_["help"]->add_option("TOPIC", raw_.topics, "a verb, exit-codes or errors");
  }

  // "measures at", as far as it was given.
  std::string chosen() const {
    std::string out;
    const CLI::App* at = &app_;
    while (!at->get_subcommands().empty()) {
      at = at->get_subcommands().front();
      out += (out.empty() ? "" : " ") + at->get_name();
    }
    return out;
  }

  const CLI::App* find(const std::string& name) const {
    if (name.empty()) return &app_;
    const auto at = apps_.find(name);
    return at == apps_.end() ? nullptr : at->second;
  }

  std::string help_of(const std::string& name) const {
    if (name.empty()) return overview() + "\n" + app_.help();
    const CLI::App* sub = find(name);
    return examples(name) + (sub ? sub->help() : "");
  }

  int say(Streams& streams, const std::string& text) {
    const Status status = streams.out(text);
    return status ? 0 : fail(streams, status.error());
  }

  int help(Streams& streams) {
    std::string topic;
    for (const std::string& word : raw_.topics) topic += (topic.empty() ? "" : " ") + word;
    if (topic.empty()) return say(streams, overview());
    if (topic == "exit-codes") return say(streams, exit_codes());
    if (topic == "errors") return say(streams, error_codes());
    if (find(topic)) return say(streams, help_of(topic));
    return fail(streams, Error{ErrorCode::usage, "there is no help on \"" + topic + "\"", "help",
                               suggestion(topic, verb_names())});
  }

  static std::string suggestion(const std::string& word, const std::vector<std::string>& words) {
    const std::string meant = nearest(word, words);
    return meant.empty() ? "`vedetta help` shows what there is" : "did you mean " + meant + "?";
  }

  std::vector<std::string> verb_names() const {
    std::vector<std::string> out;
    for (const CLI::App* sub : app_.get_subcommands([](const CLI::App*) { return true; }))
      out.push_back(sub->get_name());
    return out;
  }

  Error usage(const CLI::ParseError& error) const {
    const std::string name = chosen();
    const CLI::App* at = find(name);
    for (const std::string& word : app_.remaining(true)) {
      std::vector<std::string> known;
      if (word.starts_with("-")) {
        for (const CLI::App* app : {at, &app_})
          for (const CLI::Option* option : app->get_options())
            for (const std::string& flag : option->get_lnames()) known.push_back("--" + flag);
      } else {
        for (const CLI::App* sub : at->get_subcommands([](const CLI::App*) { return true; }))
          known.push_back(sub->get_name());
      }
      return Error{ErrorCode::usage, "\"" + word + "\" is not known",
                   name.empty() ? "vedetta" : "vedetta " + name, suggestion(word, known)};
    }
    return Error{ErrorCode::usage, error.what(), name.empty() ? "vedetta" : "vedetta " + name,
                 name.empty() ? "`vedetta help` shows what there is"
                              : "`vedetta help " + name + "` shows how"};
  }

  Status finish_common() {
    Common& c = raw_.common;
    if (raw_.table + raw_.json + raw_.jsonl > 1)
      return Error{ErrorCode::usage, "only one of --table, --json and --jsonl", "vedetta",
                   "leave out the others"};
    c.shape = raw_.table   ? Shape::table
              : raw_.json  ? Shape::json
              : raw_.jsonl ? Shape::jsonl
                           : Shape::automatic;
    if (c.store.empty()) c.store = environment("VEDETTA_STORE");
    c.store_given = !c.store.empty();
    if (!c.store_given) c.store = default_store();
    if (c.data.empty()) c.data = environment("VEDETTA_OVERLAY");
    c.jobs = static_cast<std::size_t>(
        raw_.jobs > 0 ? std::min(raw_.jobs, 256)
                      : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
    if (!raw_.on.empty()) {
      VEDETTA_TRY(c.on, parse_day(raw_.on, "--on"));
    }
    if (!raw_.as_of.empty()) {
      VEDETTA_TRY(c.as_of, parse_day(raw_.as_of, "--as-of"));
    }
    return set_now();
  }

  Status set_now() {
    if (raw_.now.empty()) raw_.now = environment("VEDETTA_NOW");
    if (raw_.now.empty()) {
      const auto since = std::chrono::system_clock::now().time_since_epoch();
      raw_.common.now = Instant(std::chrono::duration_cast<std::chrono::seconds>(since).count());
      return ok_status();
    }
    VEDETTA_TRY(raw_.common.now, Instant::parse(raw_.now));
    return ok_status();
  }

  CLI::App app_;
  Raw raw_;
  Verbs verbs_;
  std::map<std::string, Run> runs_;
  std::map<std::string, CLI::App*> apps_;  // by full name: "measures", "measures at"
};

}  // namespace
}  // namespace vedetta::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is no error
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond the limit is an error that is told
  try {
    return vedetta::cli::Program().run(argc, argv);
  } catch (const std::exception& unexpected) {
    std::fprintf(stderr, "vedetta: internal: an error of vedetta's own: %s\n", unexpected.what());
    return 70;
  }
}
