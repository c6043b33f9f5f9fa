// Result<T>: a value or an Error. For the control plane (load, open, serve).
//   Result<Index> index = Index::open(path);
//   if (!index) return index.error();
//   return std::move(index).and_then([](Index i) { return i.find("…"); });
#pragma once
#include <type_traits>
#include <utility>
#include <variant>

#include "vedetta/core/error.h"

namespace vedetta {

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& operator*() const& { return std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  const T* operator->() const { return &std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

  template <class U>
  T value_or(U&& other) && {
    return ok() ? std::get<0>(std::move(state_)) : T(std::forward<U>(other));
  }
  // map: T -> U; and_then: T -> Result<U>. The error passes through.
  template <class F>
  auto map(F&& f) && -> Result<std::invoke_result_t<F, T>> {
    if (!ok()) return error();
    return std::forward<F>(f)(std::get<0>(std::move(state_)));
  }
  template <class F>
  auto and_then(F&& f) && -> std::invoke_result_t<F, T> {
    if (!ok()) return error();
    return std::forward<F>(f)(std::get<0>(std::move(state_)));
  }

 private:
  std::variant<T, Error> state_;
};

struct Unit {};
using Status = Result<Unit>;
inline Status ok_status() {
  return Unit{};
}

}  // namespace vedetta

#define VEDETTA_JOIN_(a, b) a##b
#define VEDETTA_JOIN(a, b) VEDETTA_JOIN_(a, b)
// VEDETTA_TRY(auto bytes, read_file(path)): declares bytes, or returns the error.
#define VEDETTA_TRY(declaration, expression)                                            \
  auto VEDETTA_JOIN(result_, __LINE__) = (expression);                                  \
  if (!VEDETTA_JOIN(result_, __LINE__)) return VEDETTA_JOIN(result_, __LINE__).error(); \
  declaration = *std::move(VEDETTA_JOIN(result_, __LINE__))
// VEDETTA_CHECK(write(…)): for a Status whose value nobody needs.
#define VEDETTA_CHECK(expression) \
  if (auto status = (expression); !status) return status.error()
