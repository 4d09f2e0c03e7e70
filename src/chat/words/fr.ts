// French words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'
import { each } from './forms.ts'

/** Verbs of sending: orders and the infinitive sound alike and are written for each other. */
const ER =
  'envoy|contact|recontact|dérang|harcel|sollicit|spamm|importun|embêt|saoul|soûl|emmerd|bombard|inond|démarch|textot|relanc|ennuy|gên|messag|cherch|rappel'
const SEND = `${each(ER, 'er|ez|é')}|écrire|réécrire|joindre|prendre contact avec moi`
const ORDERED = `${each(ER, 'ez|er|e|es|é')}|envoie|envoies|envoi|envoyer|écrivez|écris|écrit|écrire|écrives|écrive|réécrivez|renvoyez|parlez|parle`

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
      'message|messages|mesage|mesages|méssage|méssages|msg|msgs|courrier|courriers|contact|contacts|envoi|envois|alertes|rappels|bêtises|machins|machin|saletés|sms|texto|textos|whatsapp|notification|notifications|mail|mails|email|emails|communication|communications|information|informations|infos|choses|ça|cela|rien|spam|spams|conneries|truc|trucs|sollicitation|sollicitations|tout',
    ads: 'publicité|publicités|pub|pubs|publicitaires|publicitaire|promo|promos|promotion|promotions|promotionnels|promotionnel|offre|offres|marketing|newsletter|newsletters|réduction|réductions|soldes|démarchage|commercial|commerciaux|commerciales|démarchages|codes promo|bons de réduction|bons plans|catalogue|catalogues|offres commerciales|offres promotionnelles|communications commerciales|prospectus|remises|ventes privées|annonces',
    noun: '{topic}|{ads}|{things}',
    // Not `infos`: of these "plus d’infos" asks for more.
    sent: '{topic}|{ads}|message|messages|mesage|mesages|msg|msgs|texte|textes|courrier|courriers|alertes|envois|sms|texto|textos|whatsapp|notification|notifications|mail|mails|email|emails|communication|communications|truc|trucs|sollicitation|sollicitations|spam|spams|conneries|rien',
    det: 'plus|vos|votre|ces|cette|ce|les|la|le|l|de|d|des|aucun|aucune|aucun de|autant de|tous les|toutes les|toutes vos|tous vos|ce genre de|tous ces|toutes ces|mes|tes|autres|autre|toute|tout|aucune autre|aucun autre|quelque|n importe quel|putain de|foutus|foutues|sales|maudits|maudites|fichus',
    what: '[de|d|à|avec|à la|aux|au] [{det}] [{det}] {noun} [de|d|sur|et|ni|ou|avec|concernant] [{det}] [{noun}] [{noun}]',
    sentOnes:
      '[de|d|à] [{det}] [{det}] {sent} [de|d|sur|et|ni|ou|avec|concernant] [{det}] [{noun}] [{noun}]',
    erase:
      'désinscrivez|désinscris|désabonnez|désabonne|retirez|rayer|radier|biffez|ôtez|ôter|désinscrire|virer|bloquez|détruisez|oublier|sortir|supprimez|enlevez|effacez|radiez|retirer|supprimer|enlever|effacer|rayez|enlève|supprime|retire|efface|sortez|virez|oubliez|oublie',
    who: 'par votre société|par votre entreprise|par vous|par {business}|par votre boutique|à votre société|de votre part|de vous|venant de vous|de {business}|de votre société|de votre entreprise|de votre boutique|de votre magasin|sur ce numéro|à ce numéro|sur mon numéro|sur mon téléphone|sur whatsapp|par sms|par whatsapp|via whatsapp|à mon numéro|ici|sur mon portable|à mon sujet',
    tail: 'tous les jours|chaque jour|sans cesse|tout le temps|constamment|jour et nuit|sur mon whatsapp|encore|immédiatement|sur le champ|dès maintenant|dès à présent|une fois pour toutes|une bonne fois pour toutes|définitivement|au plus vite|dès que possible|à partir d aujourd hui|sur ce numéro|à ce numéro|sur whatsapp|par whatsapp|de quelque façon que ce soit|en aucun cas|du tout|merci|encore|non plus|plus|plus jamais|jamais|svp|s il vous plaît|à l avenir|désormais|dorénavant|tout de suite|maintenant',
    to: 'de|d|de m|de me|de nous|m|me|nous|à m|à me',
    send: SEND,
    cease:
      'arrêtez|arrête|arrêter|arretez|arrêtiez|arrêtes|arrêté|arrêtez tout de suite|arrêtez immédiatement|arrêtez maintenant|arrêtez donc|arrêtez svp|arrêtez enfin|cessiez|évitez|évitez de|évitez d|éviter|cessez|cesse|cesser|stop|stoppez|stopper|veuillez arrêter|veuillez cesser|merci d arrêter|merci de cesser',
    dont: ORDERED,
    want: 'je veux|je veu|jveux|j veux|je vx|je souhaite|je voudrais|j aimerais|jaimerais|je désire|je demande à|je demande|je souhaiterais|nous souhaitons|je tiens à|veuillez|merci de|prière de|je préfère|je préférerais|j exige|je réclame|je sollicite',
    ask: '(auriez|aurais|ayez) (vous|tu) [la] (bonté|obligeance|gentillesse|amabilité) [de|d]|(vous|tu) (allez|vas) (enfin|finir par)|{want}|[je|j] [vous|te|t] (demande|prie|supplie|ordonne|répète|saurais gré|serais reconnaissant|serais reconnaissante|remercie|remercierais|conjure|somme|ai demandé|ai dit|ai déjà demandé|ai déjà dit|apprécierais) [déjà|encore|gentiment|par avance|instamment] [que vous] [de|d] [bien] [vouloir]|[ça fait|c est] [la] (deux|trois|dix|plusieurs|deuxième|troisième|quatrième|dernière|énième) fois que je [vous|le|te|t] (demande|dis|répète|écris|ai demandé) [de|d]|combien de fois [dois je|faut il|je dois|je vous ai|va t il falloir] [que je] [vous|te] [dire|demander|le dire|dit|demandé] [de|d]|(je veux|j exige|je souhaite|je voudrais|j aimerais|je préférerais|il faut|il faudrait) que vous|(vous|tu) (devez|pouvez|pourriez|dois|peux|allez|voulez|voudriez|aurait) [bien] [s il vous plaît]|(pourriez|pouvez|voulez|voudriez|pourrais|peux|auriez) (vous|tu) [l amabilité|la gentillesse] [de|d] [bien] [vouloir]|(serait il|est il|est ce) [vous] possible [de|d]|vous serait il possible [de|d]|(veuillez|prière|merci|ayez l obligeance|je vous prie|priere) [de|d] [bien] [vouloir]|svp|stp|il faut|faut',
    kin: '(ma|mon) (mère|père|grand mère|grand père|femme|mari|fille|fils|soeur|frère|famille|maman|papa|mamie|papi|conjoint|compagne|compagnon)|elle|il|on|nous',
    person:
      'mon (numéro|num|contact|nom|téléphone|portable|adresse)|ce numéro|mes coordonnées|mon n',
    list: '[de|votre|vos|la|cette|de votre|de vos|de la|de cette|des|vos|tes|ta|du|toutes vos|de toutes vos|de ta|de tes|votre|l|leur] (liste|listes|liste d envoi|listes de diffusion|liste de contact|répertoire|carnet d adresses|registre|registres|mailing list|service|envois|fichier|fichiers|base|base de données|contacts|liste de diffusion|liste de contacts|groupe|système)',
  },
  fillers:
    'assez|please|pls|thx|chère équipe|cher service|messieurs|bon|maintenant|alors|s il vous plaît|s il vous plait|s il te plaît|svp|stp|merci|merci beaucoup|merci d avance|merci bien|bonjour|bonsoir|salut|bjr|immédiatement|tout de suite|désolé|désolée|pardon|madame|monsieur|messieurs|ok|oui|écoutez|cordialement|une bonne fois|j ai dit|je vous ai dit|je répète|dsl|mais|je n ai [pas|jamais] donné mon accord|je ne vous ai rien demandé|{business}|pas intéressé|pas intéressée|je ne suis pas intéressé|je ne suis pas intéressée|ça ne m intéresse pas|non merci|pouvez vous|pourriez vous|vous pouvez|veuillez|merci de|merci d|je vous demande de|je vous demande d|je vous prie de|je vous prie d|par la présente|je vous informe que|sachez que|messieurs dames|chère madame|cher monsieur|avec mes remerciements|salutations|bien à vous|sincères salutations|mes salutations|bonne journée|bonne soirée|bonne continuation|au revoir|à bon entendeur|par avance|frère|frérot|mec|gros|wesh|les gars|hein|quoi|là|allez|franchement|sérieux|et|donc|je vous en prie|si possible|si ça ne vous dérange pas|sans façon|allô|coucou|cdt|cdlt',
  firm: [
    '(jveux|jveu|j veux|jvx|jveut) (plus|pas) (recevoir|avoir|de) [{what}] [{who}] [{tail}]',
    '[je|j] n ai plus besoin (de|d) (vos|ces|tes) {what} [{tail}]',
    '[{ask}] {cease} de (me|nous) faire de (la|votre) {ads} [{tail}]',
    '[{ask}] (cesser|cessez|arrêter|stopper|suspendre|interrompre|suspendez) (ces|vos|les|tous ces|toutes ces|tes) {what} [{who}] [{tail}]',
    '[{ask}] (laissez|laisse) (moi|nous) (sortir|partir|quitter) [de] {list} [{tail}]',
    '[{ask}] {cease} [{to}] {send} [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] (arrêtez|arrête|arrêter|cessez|cesse|stoppez|stopper) [{tail}] [avec|de|l envoi de] (les|vos|ces|tous ces|toutes ces|de|d|tes|tous les|tous vos) {sent} [{tail}]',
    '[{ask}] [ne|n] (m|me|nous|n|lui) [en] {dont} (plus|plus rien|pas|plus jamais|jamais plus|jamais) [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] (ne|n) {dont} (plus|plus jamais|jamais plus) [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] ne (plus|pas|plus jamais|jamais) [rien] (m|me|nous) [en] {send} [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] ne (plus|plus jamais) {send} [{what}] [{who}] [{tail}] [{tail}]',
    '[je|j] [ne|n] (veux|veu|souhaite|désire|voudrais|souhaitons|voulons|veut|veus|voulez) (plus|pas|plus jamais|point) [de] (recevoir|recevoire|recevoirs|avoir|être contacté|être contactée|être sollicité|être sollicitée|être dérangé|être dérangée|être démarché|être importuné|être informé|être informée|voir) [de] [{what}] [{who}] [{tail}] [{tail}]',
    '[je|j] [ne|n] (veux|veu|souhaite|désire|voudrais|voulons) (plus|pas) (entendre parler de vous|avoir de contact avec vous|avoir affaire à vous|de contact|vous entendre|vous lire) [{tail}]',
    '[je|j] [ne|n] (veux|veu|voulons) plus (de|d|ces|vos|tes) {sent} [{who}] [{tail}]',
    '[{kin}] (ne|n) (veut|souhaite|désire) (plus|pas) [de] [recevoir|être contactée|être contacté|avoir] [{what}] [{who}] [{tail}]',
    '({want}|{ask}) ne (plus|plus jamais|pas) (recevoir|être contacté|être contactée|être sollicité|avoir|être dérangé|être dérangée|être importuné) [de] [{what}] [{who}] [{tail}] [{tail}]',
    '({want}|{ask}) (être|me faire) (radié|radiée|retiré|retirée|supprimé|supprimée|désinscrit|désinscrite|désabonné|désabonnée|rayé|rayée|effacé|effacée|enlevé|enlevée) [{list}|de {what}] [{who}] [{tail}]',
    '[{ask}] {erase} (moi|me|nous|{person}) {list} [{tail}]',
    '[{ask}] (me|m|nous) {erase} [{list}] [{tail}]',
    '[{ask}] {erase} [de] {person} [de téléphone] [{list}] [{tail}]',
    '({want}|{ask}) (mon désabonnement|ma désinscription|ma radiation|la suppression de mon numéro|la suppression de mes coordonnées|le retrait de mon numéro|me désabonner|me désinscrire) [de|à|d] [{what}] [{list}] [{tail}]',
    '({want}|{ask}) (cesser|arrêter|la fin de|l arrêt de|l arrêt des|stopper|mettre fin à|mettre un terme à) [l|tout|tous|les|vos] (envoi|envois) [de|d|des] [{what}] [{tail}]',
    '[{ask}] (cesser|cessez|stopper|stoppez|interrompez|suspendez) (tout|l|les|vos|tous les) [envoi|envois] [de|d] {what} [{who}] [{tail}]',
    '[je] (retire|révoque|annule|retirer|révoquer) mon (consentement|accord|autorisation) [à|pour|d|de] [être contacté|être contactée|recevoir|l envoi de|être démarché] [{what}] [{tail}]',
    '[je] (m oppose|refuse|refuser|m opposer) (à|de|d) [recevoir|être contacté|être contactée|la réception de|l envoi de|tout envoi de|tout envoi|toute utilisation de mon numéro|l utilisation de mon numéro|l utilisation de mes données|toute prospection] [{what}] [{tail}]',
    '[je] (résilie|annule|résilier|annuler|résiliez|annulez) (mon|l|mes) [abonnement|abonnements|inscription] (à|aux|de|des|au) {what} [{tail}]',
    '[{ask}] (mettez|mettre|mets) (fin|un terme) (à|aux) {what} [{tail}]',
    '(laissez|laisse|foutez|fous|fichez|fiche) (moi|nous) (tranquille|tranquilles|en paix|la paix)',
    '(lâchez|lâche|lachez) moi [la grappe|les baskets|un peu] [avec {what}]',
    '[y|il y|j|on|jen] [en] (ai|a|en ai|marre|assez) [marre|assez|ras le bol|plein le dos] (de|d) (vos|ces|tous ces|toutes ces|tes|recevoir) {what} [{tail}]',
    '(vos|ces) {ads} ne (m intéressent|nous intéressent|m intéresse) (plus|pas) n en {dont} (plus|pas) [{tail}]',
    '(oubliez|perdez|effacez) (mon numéro|mon existence) [{tail}]',
  ],
  ties: 'peut etre,que,qu,si,comme,quand,je,j,vous,ils,elles,elle,il,on,jamais,ne,n,pas,peux,pouvez,peut,puis,dois,pour,a,de,d,parce,pourquoi,ou,le,la,les,l,sans,avec,mon,ma,qui,quoi,ai,a,ont,avez,repondre,mot,un,une,moi,m,me,comment,faire,en,des,du,etre,pense,dit',
  onward:
    'et|ou|mais|car|parce|puisque|merci|svp|s il vous|je|j|me|m|ne|n|ni|c|ce|ça|sinon|mon|ma|vous|jamais|cordialement|ici|supprim~|retir~|enlev~|effac~|arrêt~|cess~|laiss~|stop|bonne|il|elle|on|assez|désabonn~|désinscri~|ces|vos|y|faut|sans quoi|tout',
  hedges:
    'peut être|je pense|songe|envisage|si|quand|à moins|jusqu à|comment|pourquoi|a dit|ont dit|dit que|disait|m a demandé|seulement|sauf|plaisante|blague|est ce que je peux|puis je|dois je|que se passe|demain|la nuit|le soir|ce soir|aujourd hui|pas encore|continuez|envoyez moi|exemple|qui|quel|répondre stop',
  service:
    'commande|commandes|livraison|livraisons|achat|achats|réservation|réservations|rendez vous|facture|factures|colis|{topic}',
  clear: [
    '(désabonnement|désinscription|résiliation) (de|des|à|aux|du|d) {what} [{tail}]',
    'pas (envoyer|m envoyer|écrire) [de] [{what}] [{tail}]',
    '{ask} [d] (arrêter|cesser|stopper) [{tail}]',
    '(fini|finies|finis|terminé|fin|halte|basta|non) (les|des|de|aux|à) {sentOnes} [{tail}]',
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
    '(c|ça|vos messages) [est|sont|devient] (pénible|pénibles|lourd|agaçant|agaçants|insupportable)|(vos messages|ça) me (rend|rendent)|pas de messages|paus~|faire une pause|forcément recevoir|obligé~ de recevoir|comment (sortir|quitter|sort on)|(écrire|envoyer) moins|jamais (autorisé|permis)|je bloque',
    '(allez|va|vas) (vous|te) faire|énervez|saoulez|soûlez|(supprim~|effac~) (mes données|mon compte|mes infos)|pourquoi (je reçois|est ce que je reçois|vous m|tu m|m envoyez|m écrivez)',
    'arrêtez|arrêter|arrête|arrêt|désabonn~|désinscri~|stop|stopper|stoppez|cessez',
    'ne plus recevoir|plus recevoir|ne m envoyez|ne m écrivez|ne me contactez|plus de messages|plus de pub|plus jamais',
    'ne veux (plus|pas) (recevoir|de vos|de messages|de pub|être)|ne souhaite (plus|pas) (recevoir|être)',
    'spam|harcel~|harcèlement|signaler|bloquer|vous bloque|démarchage|cnil|annuler|annulez|résilier|résiliation',
    'mauvais numéro|faux numéro|tromp~ de numéro|tromp~ de personne|erreur de numéro|d où avez vous mon numéro|comment avez vous eu mon numéro|qui vous a donné mon numéro|jamais donné mon accord|jamais accepté|jamais inscrit|jamais inscrite',
    '(pourquoi|pk|pq) (je|j) (reçois|recoi|recois)|(moins) (souvent|de messages|fréquent~)|désactiv~|jamais (demandé|souhaité|consenti|voulu)|(une fois|deux fois) par (mois|semaine)|(ça|cela|c) [est] [commence à] (bien faire|saouler|agacer|énerver|agaçant|lourd|lassant|fatigant)|m oppose|plus (recevoir|envie de recevoir)|fini les pubs',
    'laissez moi|foutez moi|fichez moi|mon consentement|trop de messages|trop de pub|trop de sms',
  ],
  doubtAlone: [
    'qui êtes vous|qui est ce|c est qui|t es qui|vous êtes qui|qui es tu|on se connaît|je ne vous connais pas',
    'pas intéressé|pas intéressée|je ne suis pas intéressé|je ne suis pas intéressée|ça ne m intéresse pas|ne m intéresse pas|plus jamais|assez|bloquer|dégagez|dégage|ça suffit comme ça',
  ],
  other: [
    '(stop|arrêt~|stopp~) (la livraison|le colis|le livreur|l expédition|le paiement)|(s est|se sont|est) [pas] arrêt~|(rue|avenue|place|boulevard) du stop',
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
    'stop au (36180|36105|36111|36063|36173|36033|36034|36007|36008|31003|30130|38034)',
  ],
}
