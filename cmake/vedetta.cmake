# vedetta_module(NAME ships DEPENDS model measures [LINK ICU::uc ...])
# One folder = one namespace = one library. Beside x.cpp stand x_test.cpp (one test binary a module),
# x_bench.cpp (with VEDETTA_BENCH) and x_fuzz.cpp (with VEDETTA_FUZZ: libFuzzer; always: corpus replay).
set(VEDETTA_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    # libstdc++ 12's stable_sort calls what C++20 deprecates; clang says so at each caller.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)

function(vedetta_module)
  cmake_parse_arguments(M "" "NAME" "DEPENDS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp internal/*.cpp)
  set(tests ${sources})
  set(benches ${sources})
  set(fuzzers ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER benches INCLUDE REGEX "_bench\\.cpp$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|bench|fuzz)\\.cpp$|/main\\.cpp$")
  set(library vedetta_${M_NAME})
  if(sources)
    add_library(${library} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(${library} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${library} ${scope} ${CMAKE_SOURCE_DIR})
  if(sources)
    target_compile_options(${library} PRIVATE ${VEDETTA_WARNINGS})
    target_link_libraries(${library} PRIVATE ${M_LINK})
  endif()
  target_link_libraries(${library} ${scope} fmt::fmt)
  foreach(dependency ${M_DEPENDS})
    target_link_libraries(${library} ${scope} vedetta_${dependency})
  endforeach()
  if(tests)
    add_executable(${library}_test ${tests})
    target_compile_options(${library}_test PRIVATE ${VEDETTA_WARNINGS})
    target_compile_definitions(${library}_test PRIVATE
      VEDETTA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" VEDETTA_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_link_libraries(${library}_test PRIVATE ${library} vedetta_testing GTest::gtest_main)
    add_test(NAME unit/${M_NAME} COMMAND ${library}_test)
  endif()
  vedetta_fuzzers(${library} "${fuzzers}")
  if(VEDETTA_BENCH AND benches)
    find_package(benchmark REQUIRED)
    add_executable(${library}_bench ${benches})
    target_compile_definitions(${library}_bench PRIVATE VEDETTA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(${library}_bench PRIVATE ${library} vedetta_testing
                          benchmark::benchmark_main)
  endif()
endfunction()

# Each x_fuzz.cpp is a fuzz target under VEDETTA_FUZZ, and in every build a program that replays its
# corpus (fuzz/<module>_<x>/*) in the tests.
function(vedetta_fuzzers library fuzzers)
  foreach(file ${fuzzers})
    get_filename_component(stem ${file} NAME_WE)
    set(target ${library}_${stem})
    string(REPLACE "vedetta_" "" corpus ${library}_${stem})
    string(REGEX REPLACE "_fuzz$" "" corpus ${corpus})
    if(VEDETTA_FUZZ)
      add_executable(${target} ${file})
      target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    else()
      add_executable(${target} ${file} ${CMAKE_SOURCE_DIR}/fuzz/replay.cpp)
      add_test(NAME fuzz_corpus/${corpus}
               COMMAND ${target} ${CMAKE_SOURCE_DIR}/fuzz/corpus/${corpus})
    endif()
    target_link_libraries(${target} PRIVATE ${library} vedetta_testing)
  endforeach()
endfunction()

# vedetta_embed(name file): a library vedetta_embedded_<name> that holds the file's bytes from the
# symbol vedetta_embedded_<name> to vedetta_embedded_<name>_end, on a 16-byte boundary.
function(vedetta_embed name file)
  set(symbol vedetta_embedded_${name})
  set(source ${CMAKE_BINARY_DIR}/embedded_${name}.S)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
".section .rodata
.global @symbol@
.global @symbol@_end
.balign 16
@symbol@:
.incbin \"@file@\"
@symbol@_end:
.byte 0
.section .note.GNU-stack,\"\",%progbits
")
  add_library(${symbol} STATIC ${source})
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
endfunction()
