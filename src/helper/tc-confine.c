/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "trial-curator-pdf"

#include "config.h"

#include "tc-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "tc-pdf-protocol.h"

/* What a process that reads a document of strangers may not do. */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static gboolean
limit (int    resource,
       rlim_t value)
{
  struct rlimit both = { value, value };
  struct rlimit old;

  if (getrlimit (resource, &old) == 0 && old.rlim_max != RLIM_INFINITY && old.rlim_max < value)
    both.rlim_cur = both.rlim_max = old.rlim_max;

  return setrlimit (resource, &both) == 0;
}

#ifdef ARCHITECTURE

#define REFUSE(call) \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), \
  BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA))

/* Both architectures have the low word first. */
#define LOW_WORD(offset) (offset)

/* Nothing is written but the output: no network, no other program, no other process's memory. */
static void
refuse_calls (void)
{
  static struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    REFUSE (SYS_socket),
    REFUSE (SYS_socketpair),
    REFUSE (SYS_connect),
    REFUSE (SYS_bind),
    REFUSE (SYS_execve),
    REFUSE (SYS_execveat),
    REFUSE (SYS_ptrace),
    REFUSE (SYS_process_vm_readv),
    REFUSE (SYS_process_vm_writev),
    REFUSE (SYS_kill),
    REFUSE (SYS_unlinkat),
    REFUSE (SYS_renameat2),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, LOW_WORD (offsetof (struct seccomp_data, args[2]))),
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA)),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  static const struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  /* A kernel without filters still has the limits. */
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#endif

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);

/* Looking for leaks needs calls that are refused, and those of the library's fonts are none of ours. */
const char *
__asan_default_options (void)
{
  return "detect_leaks=0";
}
#endif

/**
 * tc_confine:
 * @seconds: of processor time that it has
 *
 * Limits the time, the memory and the doings of this process for good. It ends with the one that started it.
 *
 * Returns: %FALSE where a limit cannot be set
 */
gboolean
tc_confine (guint seconds)
{
  gboolean limited = limit (RLIMIT_CPU, seconds) && limit (RLIMIT_FSIZE, 0)
                     && limit (RLIMIT_CORE, 0) && limit (RLIMIT_NOFILE, 64);

#ifndef __SANITIZE_ADDRESS__
  /* A sanitizer maps more than this to begin with. */
  limited = limited && limit (RLIMIT_AS, TC_PDF_MEMORY_BYTES);
#endif
  signal (SIGXFSZ, SIG_IGN);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
#ifdef ARCHITECTURE
  refuse_calls ();
#endif

  return limited;
}
