import { builder } from './builder.ts'

// Enumerations that more than one feature speaks of. Their values are those of the database.

export const RoleEnum = builder.enumType('Role', {
  description: 'What somebody may do; each may do what those before it may.',
  values: {
    READER: { value: 'reader', description: 'Reads what is published; needs no key.' },
    CONTRIBUTOR: { value: 'contributor', description: 'Writes drafts, and reads them.' },
    EDITOR: { value: 'editor', description: 'Publishes, corrects, withdraws, retracts and merges.' },
    ADMIN: { value: 'admin', description: 'Manages keys, and redacts.' }
  } as const
})

export const InstallmentKindEnum = builder.enumType('InstallmentKind', {
  description: 'The form of an installment.',
  values: {
    SEASON: { description: 'A numbered season, or a part of one. Example: Season 4.' },
    FILM: { description: 'A film. Example: a feature that closes the series.' },
    SPECIAL: { description: 'A special. Example: a holiday episode.' },
    CONTINUATION: { description: 'A continuation whose form is not yet known.' }
  } as const
})

export const VisibilityEnum = builder.enumType('Visibility', {
  description: 'Who sees a record.',
  values: {
    DRAFT: { description: 'The desk only, on request: it is not published yet.' },
    PUBLISHED: { description: 'Everybody.' },
    WITHDRAWN: { description: 'Editors only, on request: it was published, and taken back or merged into another.' }
  } as const
})

export const InstallmentStateEnum = builder.enumType('InstallmentState', {
  description: 'Where an installment stands.',
  values: {
    IN_DEVELOPMENT: {
      description: 'Somebody works on it without an order. Example: scripts for a film are being written.'
    },
    AWAITING_DECISION: {
      description: 'Those who can order it have not decided. Example: "We don\'t have a final answer yet."'
    },
    ORDERED: { description: 'A first season, a film or a special is ordered. Example: a series order.' },
    RENEWED: { description: 'A later season is ordered. Example: "renewed for a fourth season".' },
    IN_PRODUCTION: { description: 'It is being made. Example: filming has begun.' },
    ON_HOLD: { description: 'Work has stopped without an end. Example: a strike.' },
    RELEASED: { description: 'It can be watched. Example: all episodes are out.' },
    CANCELLED: { description: 'Whoever orders it will not. Example: "cancelled after two seasons".' },
    ENDED: { description: 'It was closed by choice of its makers. Example: "this was always the last season".' }
  } as const
})

export const ComingBackEnum = builder.enumType('ComingBack', {
  description: 'The short answer.',
  values: {
    YES: { description: 'Ordered, renewed, in production or released.' },
    UNDECIDED: { description: 'In development, awaiting decision, on hold, or nothing known.' },
    NO: { description: 'Cancelled or ended.' }
  } as const
})

export const FinalityEnum = builder.enumType('Finality', {
  description: 'Whether an installment would be the last.',
  values: {
    UNKNOWN: { description: 'Nobody has said.' },
    PLANNED: { description: 'Its makers plan it as the last. Example: "the fourth season will wrap the series".' },
    CONFIRMED: { description: 'Whoever orders it says it is the last. Example: "the fifth and final season".' },
    NO: { description: 'Somebody who knows says it is not the last. Example: "this is not the end".' }
  } as const
})

export const AuthorityEnum = builder.enumType('Authority', {
  description: 'How much weight a claim has; it follows from who speaks.',
  values: {
    OFFICIAL: { description: 'The platform or studio that can order the installment, or somebody speaking for it.' },
    REPORTED: { description: 'Its creator, showrunner or producer on the record, or an outlet on its own authority.' },
    RUMOURED: { description: 'Everybody else. It never sets a state.' }
  } as const
})

export const VoiceEnum = builder.enumType('Voice', {
  description: 'In what capacity somebody speaks about a show.',
  values: {
    PLATFORM: { description: 'The platform that shows it, or somebody speaking for it.' },
    STUDIO: { description: 'The studio that makes it.' },
    CREATOR: { description: 'Its creator.' },
    SHOWRUNNER: { description: 'Its showrunner.' },
    PRODUCER: { description: 'Its producer.' },
    OUTLET: { description: 'An outlet on its own authority.' },
    CAST: { description: 'Somebody who plays in it. Gives stance and signal, never a state.' },
    OTHER: { description: 'Anybody else, and the unnamed.' }
  } as const
})

export const StanceSubjectEnum = builder.enumType('StanceSubject', {
  description: 'What a quote signals something about.',
  values: {
    RENEWAL: { description: 'Whether there will be another installment.' },
    FINALITY: { description: 'Whether it would be the last.' },
    DATE: { description: 'When it comes.' },
    PLATFORM: { description: 'Where it is shown.' }
  } as const
})

export const StanceValueEnum = builder.enumType('StanceValue', {
  description: 'What a quote signals.',
  values: {
    CONFIRMS: { description: 'It is so. Example: "We are back for a fourth season."' },
    HOPEFUL: { description: 'It may well be so. Example: "We\'re feeling hopeful."' },
    CAUTIOUS: { description: 'It is open. Example: "That\'s all there is at the moment."' },
    PESSIMISTIC: { description: 'It may well not be so. Example: "I would not hold my breath."' },
    DENIES: { description: 'It is not so. Example: "There will be no fourth season."' },
    NEUTRAL: { description: 'It says nothing either way.' }
  } as const
})

export const OutlookEnum = builder.enumType('Outlook', {
  description: 'What those who should know signal while nothing is decided.',
  values: {
    CONFIRMS: { description: 'They say it will come.' },
    HOPEFUL: { description: 'They are hopeful.' },
    CAUTIOUS: { description: 'They are cautious.' },
    PESSIMISTIC: { description: 'They are pessimistic.' },
    DENIES: { description: 'They say it will not come.' },
    MIXED: { description: 'They disagree, at about the same time.' }
  } as const
})

export const EventKindEnum = builder.enumType('EventKind', {
  description: 'Where something was said.',
  values: {
    STATEMENT: { description: "A statement to the press. Example: a spokesperson's e-mail." },
    PRESS_RELEASE: { description: 'A press release.' },
    INTERVIEW: { description: "An interview. Example: with Netflix's TUDUM." },
    CONVENTION_PANEL: { description: 'A panel at a convention. Example: San Diego Comic-Con.' },
    FESTIVAL: { description: "A festival. Example: Waterstones Children's Book Festival." },
    PRESS_TOUR: { description: 'A press tour. Example: the TCA winter tour.' },
    PODCAST: { description: "A podcast. Example: I've Never Said This Before." },
    RADIO: { description: 'Radio.' },
    TELEVISION: { description: 'Television. Example: a late-night show.' },
    VIDEO_MESSAGE: { description: 'A video message to the public.' },
    SOCIAL_POST: { description: 'A post on a social network.' },
    EARNINGS_CALL: { description: 'A call with investors.' },
    INDUSTRY_CONFERENCE: { description: 'A conference of the industry.' },
    AWARDS: { description: 'An awards ceremony, or its red carpet.' },
    OPEN_LETTER: { description: 'An open letter.' },
    DOCUMENT: { description: 'A document. Example: a filing, a production list.' },
    REVIEW: { description: 'A review.' },
    UNKNOWN: { description: 'The record does not know.' }
  } as const
})

export const QuoteKindEnum = builder.enumType('QuoteKind', {
  description: 'How the words of a quote are known.',
  values: {
    DIRECT: { description: 'Word for word. Example: "Fingers crossed."' },
    PARTIAL: { description: 'A few of the words. Example: that they still "adore" the universe they created.' },
    PARAPHRASE: {
      description:
        'In the words of those who report it. Example: that the plan is to wrap the series with a fourth season.'
    }
  } as const
})

export const CitationPlaceEnum = builder.enumType('CitationPlace', {
  description: 'Where in an article a quote is printed.',
  values: {
    HEADLINE: { description: 'In the headline.' },
    DECK: { description: 'In the deck, between headline and text.' },
    BODY: { description: 'In the text.' }
  } as const
})
