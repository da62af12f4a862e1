export interface FieldProblem {
  /** path into what was sent, such as `answers.size` or `place.point.lat` */
  field: string;
  problem: string;
  remedy: string | null;
}

/** Codes that the phone itself gives; all others are the server's own (`version-unknown`, `too-many` …). */
export type LocalCode = 'unreachable' | 'not-ours' | 'trouble';

interface ProblemParts {
  code: string;
  status: number;
  detail?: string | undefined;
  errors?: FieldProblem[] | undefined;
  retryAfter?: number | undefined;
  extra?: Record<string, unknown> | undefined;
}

/** Anything that kept the server from doing what was asked. `status` is 0 when no answer came at all. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: FieldProblem[];
  /** seconds to wait, when the server said so */
  readonly retryAfter: number | undefined;
  /** what else stood in the answer, such as the renewed `service` */
  readonly extra: Record<string, unknown>;

  constructor(parts: ProblemParts) {
    super(parts.detail ?? parts.code);
    this.name = 'Problem';
    this.code = parts.code;
    this.status = parts.status;
    this.errors = parts.errors ?? [];
    this.retryAfter = parts.retryAfter;
    this.extra = parts.extra ?? {};
  }

  /** True when the request may or may not have been carried out: asking again, byte for byte, is right. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'not-ours';
  }
}

/** Makes a Problem out of any refusal, also one that does not come from our server at all. */
export function readProblem(status: number, type: string, text: string, retryAfter: string | null): Problem {
  const wait = retryAfter && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined;
  if (!type.startsWith('application/problem+json')) {
    return new Problem({ code: status >= 500 ? 'trouble' : 'not-ours', status, retryAfter: wait });
  }
  const body = parseObject(text);
  return new Problem({
    code: typeof body.code === 'string' ? body.code : 'trouble',
    status,
    detail: typeof body.detail === 'string' ? body.detail : undefined,
    errors: Array.isArray(body.errors) ? body.errors.filter(isFieldProblem) : [],
    retryAfter: wait,
    extra: body,
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isFieldProblem(value: unknown): value is FieldProblem {
  if (value === null || typeof value !== 'object') return false;
  const { field, problem } = value as Partial<FieldProblem>;
  return typeof field === 'string' && typeof problem === 'string';
}

/** Any error as a Problem, so that screens have one thing to explain. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ code: 'trouble', status: 0, detail: String(error) });
}
