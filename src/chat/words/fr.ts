// French words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'

export const fr: WordList = {
  language: 'fr',
  version: '2026-11-26',
  source:
    'Keywords required for Canadian messaging (ARRET) and customary in France (STOP au 36xxx); own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `arrêt, arrêter, arrêtez, arrête, désabonner, désabonnement, me désabonner, désabonnez moi, désabonne moi,
    désabonner moi, se désabonner, désinscrire, désinscription, désinscrire moi, me désinscrire, désinscrivez moi, stop sms, stop spam, stop messages,
    stoppez, stopper, cessez, laissez moi tranquille, plus de messages, plus de sms, ne plus recevoir, désabo`,
  bare: 'arrêtez tout, arrête tout, arrêtez ça, arrête ça, stop tout, fin, annuler, annulez, retirer, suffit, ça suffit, résilier, quitter, supprimer',
  start: 'reprendre, commencer, démarrer, réabonner',
  help: 'aide, info, infos',
  sets: {
    things:
      'message|messages|sms|texto|textos|whatsapp|notification|notifications|mail|mails|email|emails|communication|communications|information|informations|infos|choses|ça|cela|rien|spam|spams|conneries|truc|trucs|sollicitation|sollicitations|tout',
    ads: 'publicité|publicités|pub|pubs|publicitaires|publicitaire|promo|promos|promotion|promotions|promotionnels|promotionnel|offre|offres|marketing|newsletter|newsletters|réduction|réductions|soldes|démarchage|commercial|commerciaux|commerciales|démarchages|annonces',
    noun: '{topic}|{ads}|{things}',
    // Not `infos`: of these "plus d’infos" asks for more.
    sent: '{topic}|{ads}|message|messages|sms|texto|textos|whatsapp|notification|notifications|mail|mails|email|emails|communication|communications|truc|trucs|sollicitation|sollicitations|spam|spams|conneries|rien',
    det: 'plus|vos|votre|ces|cette|ce|les|la|le|l|de|d|des|aucun|aucune|aucun de|autant de|tous les|toutes les|toutes vos|tous vos|ce genre de|tous ces|toutes ces|mes|tes|autres|autre',
    what: '[de|d|à|avec|à la|aux|au] [{det}] [{det}] {noun} [de|d|sur|et|ni|ou|avec|concernant] [{det}] [{noun}] [{noun}]',
    sentOnes:
      '[de|d|à] [{det}] [{det}] {sent} [de|d|sur|et|ni|ou|avec|concernant] [{det}] [{noun}] [{noun}]',
    erase:
      'retirez|supprimez|enlevez|effacez|radiez|retirer|supprimer|enlever|effacer|rayez|enlève|supprime|retire|efface|sortez|virez|oubliez|oublie',
    who: 'de votre part|de vous|venant de vous|de {business}|de votre société|de votre entreprise|de votre boutique|de votre magasin|sur ce numéro|à ce numéro|sur mon numéro|sur mon téléphone|sur whatsapp|par sms|par whatsapp',
    tail: 'plus|plus jamais|jamais|svp|s il vous plaît|à l avenir|désormais|dorénavant|tout de suite|maintenant',
    to: 'de|d|de m|de me|de nous|m|me|nous|à m|à me',
    send: 'envoyer|écrire|contacter|harceler|déranger|importuner|spammer|solliciter|embêter|saouler|emmerder|bombarder|inonder|démarcher|joindre|textoter',
    cease:
      'arrêtez|arrête|arrêter|arretez|cessez|cesse|cesser|stop|stoppez|stopper|veuillez arrêter|veuillez cesser|merci d arrêter|merci de cesser',
    dont: 'envoyez|envoie|envoyer|écrivez|écris|écrire|contactez|contacte|contacter|dérangez|dérange|harcelez|sollicitez|solliciter|spammez|importunez',
    want: 'je veux|je souhaite|je voudrais|j aimerais|je désire|je demande à|je souhaiterais|nous souhaitons|je tiens à|veuillez|merci de|prière de',
    list: '[de|votre|vos|la|cette|de votre|de vos|de la|de cette] (liste|listes|fichier|fichiers|base|base de données|contacts|liste de diffusion|liste de contacts|groupe|système)',
  },
  fillers:
    's il vous plaît|s il vous plait|s il te plaît|svp|stp|merci|merci beaucoup|merci d avance|merci bien|bonjour|bonsoir|salut|bjr|immédiatement|tout de suite|désolé|désolée|pardon|madame|monsieur|messieurs|ok|oui|écoutez|cordialement|une bonne fois|j ai dit|je vous ai dit|je répète|dsl|mais|je n ai [pas|jamais] donné mon accord|je ne vous ai rien demandé|{business}|pas intéressé|pas intéressée|je ne suis pas intéressé|je ne suis pas intéressée|ça ne m intéresse pas|non merci|pouvez vous|pourriez vous|vous pouvez|veuillez|merci de|merci d|je vous demande de|je vous demande d|je vous prie de|je vous prie d',
  clear: [
    '{cease} [{to}] {send} [{what}] [{who}] [{tail}]',
    '{cease} {what} [{who}] [{tail}]',
    'stop (à|a|aux|au|avec) [la|les|l|vos] {noun} [{noun}] [{tail}]',
    '[ne] (m|me|nous|n) {dont} (plus|plus rien|pas|plus jamais) [{what}] [{who}] [{tail}]',
    'ne (plus|pas) (m|me|nous) (envoyer|écrire|contacter|déranger|solliciter|démarcher) [{what}] [{who}] [{tail}]',
    'ne (plus|pas) {dont} [{what}] [{who}] [{tail}]',
    'n {dont} plus [{what}] [{who}] [{tail}]',
    '[je] (ne|n) (veux|souhaite|désire|voudrais|souhaitons) (plus|pas|plus jamais) (recevoir|avoir|être contacté|être contactée|être sollicité|voir|de) [{what}] [{who}] [{tail}]',
    '[je] (veux|souhaite|désire) (plus|pas) (recevoir|avoir|de) {what} [{who}] [{tail}]',
    '[je] (ne|n) (veux|souhaite) (plus|pas) (que vous m écriviez|que vous m envoyiez|que vous me contactiez|que l on me contacte) [{what}] [{tail}]',
    'ne plus recevoir {what} [{who}] [{tail}]',
    '(plus|pas|aucune|aucun|assez|marre|ras le bol) [de|d|des] {sentOnes} [{who}] [{tail}]',
    '[{want}] (me désabonner|me désinscrire|ne plus recevoir|ne plus être contacté|ne plus être contactée|arrêter de recevoir|cesser de recevoir|être désabonné|être désinscrit|être retiré|être retirée|être supprimé|mon désabonnement|ma désinscription) [{what}] [{who}] [{list}] [{tail}]',
    '(désabonnez|désinscrivez|désabonne|désinscris) (moi|nous) [{what}] [{list}] [{who}] [{tail}]',
    '{erase} [moi|me|mon numéro|mon contact|mes coordonnées|mon téléphone] {list}',
    '{erase} mon (numéro|num|contact) [de téléphone] [{list}]',
    '(retirez|retire|enlevez|enlève|supprimez|supprime|virez|radiez|oubliez) (moi|nous) [de là|d ici|de ça]',
    'me (retirer|supprimer|enlever|effacer|désabonner|désinscrire|radier) [{list}] [{who}]',
    '(lâchez|lâche) moi [la grappe|les baskets]',
    '{cease} (vos|tout|tous|tous vos|ces|les) (envoi|envois) [de] [{what}]',
    '[je|j] [ne|n] en (veux|voulons) plus de {what} [{who}]',
    '[je] [ne|n] (veux|souhaite|désire) plus rien (recevoir [{who}]|avoir [{who}]|savoir|{who}) [{tail}]',
    'je refuse (de recevoir|d être contacté|d être contactée|vos) [{what}] [{who}]',
    'je m oppose à (recevoir|la réception de|l envoi de|tout envoi de|tout envoi) [{what}]',
    '[y|il y|j|on] en (a|ai) (marre|assez|ras le bol) [de|d] {what}',
    '(laissez|laisse|foutez|fous|fichez|fiche) (moi|nous) (tranquille|tranquilles|en paix|la paix)',
    '[je] (retire|révoque) mon (consentement|accord|autorisation)',
    'je (me|m) (désabonne|désinscris) [{what}] [{who}]',
  ],
  vague: [
    '{cease} (tout|ça|cela|rien)',
    '[je|j] [ne|n] [en] (veux|souhaite|désire|voulons) (plus|pas) [de|d] (rien|ça|cela|tout|choses|infos)',
  ],
  wrongNumber: [
    '[c est|vous avez|vous avez fait|vous faites|désolé|il s agit d|ce n est pas le bon] [un|le|de] (mauvais|faux) numéro',
    '[je crois que|je pense que] [vous|tu] [vous|t] (vous trompez|êtes trompé|êtes trompée|êtes trompés|trompez|es trompé|es trompée|trompes) de (numéro|personne|destinataire)',
    '[c est|il y a] [une] erreur de (numéro|destinataire|personne)',
    'ce n est (plus|pas) (son|le bon) numéro',
  ],
  doubt: [
    '(allez|va|vas) (vous|te) faire|énervez|saoulez|soûlez|(supprim~|effac~) (mes données|mon compte|mes infos)|pourquoi (je reçois|est ce que je reçois|vous m|tu m|m envoyez|m écrivez)',
    'arrêtez|arrêter|arrête|arrêt|désabonn~|désinscri~|stop|stopper|stoppez|cessez',
    'ne plus recevoir|plus recevoir|ne m envoyez|ne m écrivez|ne me contactez|plus de messages|plus de pub|plus jamais',
    'ne veux (plus|pas) (recevoir|de vos|de messages|de pub|être)|ne souhaite (plus|pas) (recevoir|être)',
    'spam|harcel~|harcèlement|signaler|bloquer|vous bloque|démarchage|cnil|annuler|annulez|résilier|résiliation',
    'mauvais numéro|faux numéro|tromp~ de numéro|tromp~ de personne|erreur de numéro|d où avez vous mon numéro|comment avez vous eu mon numéro|qui vous a donné mon numéro|jamais donné mon accord|jamais accepté|jamais inscrit|jamais inscrite',
    'laissez moi|foutez moi|fichez moi|mon consentement|trop de messages|trop de pub|trop de sms',
  ],
  doubtAlone: [
    'qui êtes vous|qui est ce|c est qui|t es qui|vous êtes qui|qui es tu|on se connaît|je ne vous connais pas',
    'pas intéressé|pas intéressée|je ne suis pas intéressé|je ne suis pas intéressée|ça ne m intéresse pas|ne m intéresse pas|plus jamais|assez|bloquer|dégagez|dégage|ça suffit comme ça',
  ],
  other: [
    'arrêt (de bus|de tram|du bus|du tram|de travail|maladie|cardiaque|de la|du métro|sur image)|(prochain|dernier|premier|bus|mon|quel|cet|l|votre|notre|un|bon) arrêt|(à|a) l arrêt|sans arrêt',
    'arrêt~ de (fumer|boire|travailler|manger|pleuvoir|rire|penser|venir)|n arrête pas de|n arrêtez pas de',
    'laissez moi (réfléchir|savoir|voir|le temps|un message|finir)|s arrête jamais|arrêtez vous (devant|à|au|chez|ici|là)|m arrête (chez|à|au|là|devant|en|ici)|(heure|quand) [est ce que] (s arrête|ça s arrête)|arrêtez (la cuisine|le service|de servir|les commandes)|arrête pas le progrès|veux pas être (en retard|en avance|malade)',
    '(désabonn~|désinscri~) (de|du) [leur|la|une|sa|son|cette|cet|un] (chaîne|canal|youtube|magazine|podcast|salle)',
    '(bus|train|tram|métro) (s arrête|arrête)|s arrête (à|au|ici|devant)|auto stop|en stop|non stop|panneau stop|feu stop',
    'courrier indésirable|dans les spams|dossier spam|les spams|mes spams',
    'ne m arrêtez pas|arrêt des inscriptions',
  ],
  turned: [
    '(n|ne) (arrêtez pas|arrête pas|me désabonnez pas|me désinscrivez pas|vous arrêtez pas|pas arrêter|pas me désabonner|stoppez pas|cessez pas)',
    '(ne|n) (veux|souhaite) pas (me désabonner|me désinscrire|arrêter|que vous arrêtiez|stopper)',
  ],
  limits: [
    'sauf|excepté|seulement|uniquement|mais (pas|je veux|continuez|gardez)|à moins que|jusqu à ce que|je veux seulement|je veux juste|continuez|je plaisante|je rigole|c est une blague',
  ],
  quoted: [
    '(répondez|envoyez|envoyer|tapez|répondre|répondant|écrivez|renvoyez) [par|avec] [le mot] (stop|arrêt|fin) (pour|à|au|quand|si|et)',
    'stop au',
  ],
}
