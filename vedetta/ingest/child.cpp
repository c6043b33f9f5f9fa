#include "vedetta/ingest/child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define VEDETTA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define VEDETTA_SANITIZED 1
#endif
#endif

namespace vedetta::ingest {
namespace {

// The first byte of an answer says whether the sandbox stood before any of the work began.
constexpr char kReady = 'R';
constexpr char kNoSandbox = 'N';
constexpr int kAnswerFd = 3;

std::uint64_t mapped_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t pages = 0;
  statm >> pages;
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

bool set_limit(decltype(RLIMIT_AS) which, std::uint64_t value) {
  rlimit limit{};
  if (getrlimit(which, &limit) != 0) return false;
  const rlim_t bounded = std::min<rlim_t>(value, limit.rlim_max);
  limit.rlim_cur = bounded;
  limit.rlim_max = bounded;
  return setrlimit(which, &limit) == 0;
}

bool set_limits(const ChildLimits& limits, [[maybe_unused]] std::uint64_t mapped) {
#ifndef VEDETTA_SANITIZED  // sanitizers map terabytes of shadow
  if (!set_limit(RLIMIT_AS, mapped + limits.memory_bytes)) return false;
#endif
  return set_limit(RLIMIT_CPU, limits.cpu_s) && set_limit(RLIMIT_FSIZE, 0) &&
         set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_NPROC, 0);
}

// Memory, writing the answer, leaving: everything else ends the process.
bool close_the_door() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (!filter) return false;
  bool ok = true;
  const auto allow = [&](int call) {
    ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  };
  for (const int call : {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
                         SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn)})
    allow(call);
#ifdef VEDETTA_SANITIZED
  for (const int call : {SCMP_SYS(futex), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(sched_yield),
                         SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction), SCMP_SYS(sigaltstack),
                         SCMP_SYS(clock_gettime)})
    allow(call);
#endif
  // Memory may be had, but never to run code from it.
  const scmp_arg_cmp no_code{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0};
  const scmp_arg_cmp to_parent{0, SCMP_CMP_EQ, kAnswerFd, 0};
  const auto allow_if = [&](int call, const scmp_arg_cmp& condition) {
    ok = ok && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition) == 0;
  };
  allow_if(SCMP_SYS(mmap), no_code);
  allow_if(SCMP_SYS(mprotect), no_code);
  allow_if(SCMP_SYS(write), to_parent);
  ok = ok && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return ok;
}

void write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = write(kAnswerFd, bytes.data(), bytes.size());
    if (done <= 0) _exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

[[noreturn]] void be_child(int pipe_fd, const std::function<std::string()>& work,
                           const ChildLimits& limits, std::uint64_t mapped) {
  for (const int signal_number : {SIGINT, SIGTERM, SIGSEGV, SIGABRT, SIGBUS, SIGXCPU, SIGPIPE})
    signal(signal_number, SIG_DFL);
  if (pipe_fd != kAnswerFd && dup2(pipe_fd, kAnswerFd) < 0) _exit(1);
  const bool closed =
      close_range(0, kAnswerFd - 1, 0) == 0 && close_range(kAnswerFd + 1, ~0U, 0) == 0;
  if (!closed || !set_limits(limits, mapped) || !close_the_door()) {
    write_all({&kNoSandbox, 1});
    _exit(1);
  }
  write_all({&kReady, 1});
  const std::string answer = work();
  write_all(answer);
  _exit(0);
}

// Reads to the end; false when there is more than `max` or reading failed.
bool read_answer(int fd, std::uint64_t max, std::string& out) {
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t got = read(fd, buffer.data(), buffer.size());
    if (got == 0) return true;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 || out.size() + static_cast<std::size_t>(got) > max) return false;
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Error ended_badly(int status) {
  const std::string how = WIFSIGNALED(status)
                              ? fmt::format("ended by signal {} ({})", WTERMSIG(status),
                                            WTERMSIG(status) == SIGXCPU  ? "processor time"
                                            : WTERMSIG(status) == SIGSYS ? "a forbidden system call"
                                            : WTERMSIG(status) == SIGKILL ? "a limit"
                                                                          : "memory or a crash")
                              : "ended without an answer";
  return {ErrorCode::bad_input, fmt::format("the sandboxed reader was {}", how), "",
          "the input may attack its reader; keep it and report it"};
}

}  // namespace

Result<std::string> run_in_child(const std::function<std::string()>& work,
                                 const ChildLimits& limits) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return Error{ErrorCode::io, fmt::format("no pipe: {}", std::strerror(errno)), "", ""};
  const std::uint64_t mapped = mapped_bytes();
  const pid_t pid = fork();
  if (pid < 0) {
    const int code = errno;
    close(ends[0]);
    close(ends[1]);
    return Error{ErrorCode::io, fmt::format("no child process: {}", std::strerror(code)), "", ""};
  }
  if (pid == 0) be_child(ends[1], work, limits, mapped);
  close(ends[1]);
  std::string answer;
  const bool whole = read_answer(ends[0], limits.answer_bytes, answer);
  close(ends[0]);
  if (!whole) kill(pid, SIGKILL);
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (!answer.empty() && answer[0] == kNoSandbox)
    return Error{ErrorCode::unsupported, "the sandbox (seccomp, rlimits) can't be set up here", "",
                 "allow reading without a sandbox for inputs you trust"};
  if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != 0 || answer.empty())
    return ended_badly(status);
  answer.erase(0, 1);
  return answer;
}

}  // namespace vedetta::ingest
