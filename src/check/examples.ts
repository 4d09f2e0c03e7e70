// The examples of the OpenAPI document; a test holds them against the schemas.

export const examplePerson = { phone: '+819012345678' }

export const exampleRequest = {
  to: examplePerson,
  sender: '+815012345678',
  message: {
    type: 'template',
    template: 'spring_sale',
    language: 'ja',
    category: 'marketing',
    topic: 'offers',
  },
}

export const exampleAnswer = {
  decision: 'deny',
  reasons: [
    {
      code: 'opted_out',
      message: 'The person opted out of all messages.',
      liftedBy: 'person',
      since: '2026-11-20T10:15:00.000Z',
      until: null,
      eventId: 'b3d1f0c2-6a0e-4f5e-9a57-0d5cf9b9f4c1',
    },
  ],
  window: { open: false, closesAt: null, freeEntryUntil: null },
  consent: {
    topic: 'offers',
    status: 'withdrawn',
    strength: 'explicit',
    givenAt: '2026-10-02T08:30:12.000Z',
    entryPoint: 'poster-shibuya',
    noticeId: 'demo-notice',
    eventId: '0b1c7f9e-52a4-4f0c-8f0e-0a1f6f1f2e3d',
  },
  retryAt: null,
  checkedAt: '2026-11-22T09:00:00.000Z',
}

export const exampleAllow = {
  ...exampleAnswer,
  decision: 'allow',
  reasons: [],
  consent: { ...exampleAnswer.consent, status: 'given' },
}

export const exampleBatch = {
  request: {
    to: ['+819012345678', { userId: 'JP.13491208655302741918' }, '12'],
    message: { type: 'template', category: 'marketing', topic: 'offers' },
  },
  answer: {
    results: [
      { to: '+819012345678', decision: 'allow', reasons: [], retryAt: null },
      {
        to: { userId: 'JP.13491208655302741918' },
        decision: 'deny',
        reasons: ['no_consent'],
        retryAt: null,
      },
      { to: '12', error: { code: 'phone_invalid' } },
    ],
    totals: { allow: 1, deny: 1, errors: 1, byReason: { no_consent: 1 } },
  },
}
