import { builder } from '../../graphql/builder.ts'
import { InstallmentKindEnum } from '../../graphql/enums.ts'
import { platforms } from '../../graphql/availability.ts'
import { list, nodeId, reference, versionField, visibilityField } from '../../graphql/fields.ts'

builder.prismaObject('Installment', {
  interfaces: [builder.nodeInterfaceRef()],
  description:
    'What can be ordered next: a season, a film, a special, or a continuation. Example: Season 4 of Heartstopper.',
  select: { id: true, visibility: true, show: { select: { visibility: true } } },
  fields: (t) => ({
    id: nodeId(t, 'Installment'),
    version: versionField(t),
    visibility: visibilityField(t),
    show: reference(t, 'show', { guaranteed: true, description: 'The show it belongs to.' }),
    kind: t.expose('kind', { type: InstallmentKindEnum, description: 'Its form. Example: `SEASON`.' }),
    number: t.exposeInt('number', {
      nullable: true,
      description: "The season's number; null for other forms. Example: `4`."
    }),
    part: t.exposeInt('part', {
      nullable: true,
      description: 'Which part of a season that comes in parts. Example: `2`.'
    }),
    title: t.exposeString('title', { description: 'What it is called. Example: `Season 4`.' }),
    replacedBy: reference(t, 'replacedBy', {
      description: 'What takes its place. Example: a film instead of a fourth season.'
    }),
    replaces: list(t, 'replaces', {
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      description: 'The installments whose place it takes. Example: Season 4, replaced by this film.'
    }),
    platforms: platforms(t, {
      description:
        'Where it is or would be shown, as the record describes it now; what was ruled about platforms is in ' +
        '`renewalStatus`. ' +
        'Example: Netflix, everywhere.'
    })
  })
})

builder.prismaObjectFields('Show', (t) => ({
  installments: list(t, 'installments', {
    orderBy: { position: 'asc' },
    description: 'Its seasons, films and specials, in their order. Example: Season 1, Season 2, a film.'
  })
}))
